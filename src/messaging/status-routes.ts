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
    if (CARRIER_SID.test(carrierSid)) {
      await receiveStatus(deps, {
        carrierSid,
        status: statusOf(firstValue(params, 'MessageStatus')),
        errorCode: codeOf(firstValue(params, 'ErrorCode')),
        smsId: Query.parse(request.query).m,
      });
    }
    return reply.status(200).send('');
  });
}

const STATUS_KEPT_CHARACTERS = 40;

/** A state we do not know is kept as it came, but for NUL, which no text column holds. */
function statusOf(claimed = ''): string {
  return claimed.slice(0, STATUS_KEPT_CHARACTERS).toWellFormed().replaceAll('\0', '\ufffd');
}

/** 0 for none, and for what is no code. */
function codeOf(claimed = ''): number {
  return /^\d{1,6}$/.test(claimed) ? Number(claimed) : 0;
}
