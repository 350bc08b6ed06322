// The API's routes about oneself: the shift, the second factor, where one is signed in.
import { z } from 'zod';
import { SessionPage } from '../../../contract/account.ts';
import { ShiftView } from '../../../contract/claims.ts';
import {
  RecoveryCodes,
  SecondFactorOffer,
  SecondFactorView,
  type ConfirmSecondFactor,
  type ProveWithPassword,
} from '../../../contract/second-factor.ts';
import { request, type ApiResult } from './request.ts';

const FACTOR = '/api/v1/second-factor';
const SESSIONS = '/api/v1/sessions';

export function setShift(body: { state: 'on' | 'ended' }): Promise<ApiResult<ShiftView>> {
  return request({ method: 'POST', path: '/api/v1/shift', body, answer: ShiftView });
}

export function readSecondFactor(): Promise<ApiResult<SecondFactorView>> {
  return request({ method: 'GET', path: FACTOR, answer: SecondFactorView });
}

export function beginSecondFactor(body: ProveWithPassword): Promise<ApiResult<SecondFactorOffer>> {
  return request({ method: 'POST', path: FACTOR, body, answer: SecondFactorOffer });
}

export function confirmSecondFactor(body: ConfirmSecondFactor): Promise<ApiResult<RecoveryCodes>> {
  return request({ method: 'POST', path: `${FACTOR}/confirm`, body, answer: RecoveryCodes });
}

export function listSessions(): Promise<ApiResult<z.infer<typeof SessionPage>>> {
  return request({ method: 'GET', path: SESSIONS, answer: SessionPage });
}

export function endSessionOf(id: string): Promise<ApiResult<unknown>> {
  const path = `${SESSIONS}/${encodeURIComponent(id)}`;
  return request({ method: 'DELETE', path, answer: z.unknown() });
}

export function acceptDevice(id: string): Promise<ApiResult<unknown>> {
  const path = `${SESSIONS}/${encodeURIComponent(id)}/accept-device`;
  return request({ method: 'POST', path, body: {}, answer: z.unknown() });
}

export function unlockSession(body: ProveWithPassword): Promise<ApiResult<unknown>> {
  return request({ method: 'POST', path: '/api/v1/session/unlock', body, answer: z.unknown() });
}
