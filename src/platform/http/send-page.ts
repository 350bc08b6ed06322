// A page for somebody who may be in danger: never stored, never indexed, never naming where its reader
// came from.
import type { FastifyReply } from 'fastify';

export function sendPage(reply: FastifyReply, status: number, markup: string): FastifyReply {
  return reply
    .status(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('vary', 'accept-language')
    .header('x-robots-tag', 'noindex')
    .send(markup);
}
