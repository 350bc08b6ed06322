// The carrier's doors for texts and calls. 200 with an empty answer means: it is durable.
import type { FastifyInstance } from 'fastify';
import { carrierParamsOf } from '../../messaging/carrier-scope.ts';
import type { ReceiveDeps } from './receive-sms.ts';
import { receiveSms } from './receive-sms.ts';
import { receiveCall } from './receive-call.ts';
import { callAnswer } from './call-answer.ts';

const EMPTY_ANSWER = '<?xml version="1.0" encoding="UTF-8"?><Response/>';
/** Browser headers mean nothing to the carrier, and this is the door that must be quick. */
const options = { config: { access: 'twilio' as const }, schema: { hide: true }, helmet: false as const };

/** Registered inside the carrier's scope: every request here is signed. */
export function smsRoutes(scope: FastifyInstance, deps: ReceiveDeps): void {
  scope.post('/webhooks/twilio/sms', options, async (request, reply) => {
    await receiveSms(deps, carrierParamsOf(request), 'webhook');
    reply.type('text/xml; charset=utf-8');
    return EMPTY_ANSWER;
  });

  scope.post('/webhooks/twilio/voice', options, async (request, reply) => {
    await receiveCall(deps, carrierParamsOf(request));
    reply.type('text/xml; charset=utf-8');
    return callAnswer(deps.config.NETWORK_NAME);
  });
}
