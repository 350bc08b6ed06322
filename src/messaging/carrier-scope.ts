// The carrier's doors: form bodies kept as they were signed, and nothing let in without a good
// signature. Routes registered in this scope read what was signed with `carrierParamsOf`.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import { AppError } from '../platform/errors.ts';
import type { SignedParams } from './carrier-signature.ts';
import { isSignedByCarrier } from './carrier-signature.ts';
import { parseCarrierForm } from './carrier-form.ts';

declare module 'fastify' {
  interface FastifyRequest {
    carrierParams: SignedParams | null;
  }
}

export const CARRIER_BODY_LIMIT_BYTES = 64 * 1024;
const NO_PARAMS: SignedParams = Object.freeze(Object.create(null));

export function openCarrierScope(
  scope: FastifyInstance,
  deps: Pick<Deps, 'config' | 'metrics'>,
  tokens: readonly string[],
): void {
  scope.decorateRequest('carrierParams', null);
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: CARRIER_BODY_LIMIT_BYTES },
    (_request, body, done) => {
      const params = parseCarrierForm(String(body));
      if (params) done(null, params);
      else done(new AppError('too_large', 'There are too many parameters.'));
    },
  );
  scope.addHook('preHandler', (request, _reply, done) => {
    const params = (request.body ?? NO_PARAMS) as SignedParams;
    const url = `${deps.config.PUBLIC_URL}${request.raw.url ?? ''}`;
    const signature = request.headers['x-twilio-signature'];
    if (isSignedByCarrier(tokens, signature, url, params)) {
      request.carrierParams = params;
      done();
      return;
    }
    deps.metrics.signatureRefused.inc();
    done(new AppError('invalid_signature', 'This request is not signed by the carrier.'));
  });
}

/** What the carrier signed. @throws AppError invalid_signature outside the carrier's scope */
export function carrierParamsOf(request: FastifyRequest): SignedParams {
  if (request.carrierParams) return request.carrierParams;
  throw new AppError('invalid_signature', 'This request is not signed by the carrier.');
}
