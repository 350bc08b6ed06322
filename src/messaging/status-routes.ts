// The carrier's door for what became of our texts.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { firstValue } from './carrier-form.ts';
import { carrierParamsOf } from './carrier-scope.ts';
import { receiveStatus } from './receive-status.ts';

const Query = z.object({ m: z.uuid().nullable().catch(null) });
const CARRIER_SID = /^(?:SM|MM)[0-9a-f]{32}$/;

/** Registered inside the carrier's scope: every request here is signed. */
export function statusRoutes(scope: FastifyInstance, deps: Deps): void {
  const options = {
    config: { access: 'twilio' as const },
    schema: { hide: true },
    helmet: false as const,
  };
  scope.post('/webhooks/twilio/status', options, async (request, reply) => {
    const params = carrierParamsOf(request);
    const carrierSid = firstValue(params, 'MessageSid') ?? firstValue(params, 'SmsSid') ?? '';
    const code = Number(firstValue(params, 'ErrorCode') ?? 0);
    if (CARRIER_SID.test(carrierSid)) {
      await receiveStatus(deps, {
        carrierSid,
        status: (firstValue(params, 'MessageStatus') ?? '').slice(0, 40),
        errorCode: Number.isSafeInteger(code) && code > 0 && code < 1_000_000 ? code : 0,
        smsId: Query.parse(request.query).m,
      });
    }
    return reply.status(200).send('');
  });
}
