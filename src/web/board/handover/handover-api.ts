// The API's routes of the hand-over.
import { HandedOver, HandoverView } from '../../../contract/claims.ts';
import { request, type ApiResult } from '../api/request.ts';

const PATH = '/api/v1/handover';

export function readHandover(): Promise<ApiResult<HandoverView>> {
  return request({ method: 'GET', path: PATH, answer: HandoverView });
}

export function handOverAll(to: string): Promise<ApiResult<HandedOver>> {
  return request({ method: 'POST', path: PATH, body: { to }, answer: HandedOver });
}
