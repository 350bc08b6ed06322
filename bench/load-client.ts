// Sends prepared HTTP requests over plain sockets, one at a time on each connection, and counts the
// answers: light enough that the server is what is measured.
import net from 'node:net';

export type LoadResult = { answered: number; seconds: number; statuses: Record<string, number> };

/**
 * @param requests whole requests, each sent once; stops when all are answered
 * @param connections how many sockets send at once
 */
export async function sendAll(
  port: number,
  requests: readonly Buffer[],
  connections: number,
): Promise<LoadResult> {
  const statuses: Record<string, number> = {};
  let next = 0;
  let answered = 0;
  const startedAt = process.hrtime.bigint();
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
      let rest = '';
      const sendNext = () => {
        const request = requests[next];
        next += 1;
        if (request === undefined) {
          socket.end();
          resolve();
        } else {
          socket.write(request);
        }
      };
      socket.on('connect', sendNext);
      socket.on('error', reject);
      socket.on('data', (chunk) => {
        rest += chunk.toString('latin1');
        const end = endOfAnswer(rest);
        if (end === null) return;
        const status = rest.slice(9, 12);
        statuses[status] = (statuses[status] ?? 0) + 1;
        rest = rest.slice(end);
        answered += 1;
        sendNext();
      });
    });
  await Promise.all(Array.from({ length: connections }, one));
  const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
  return { answered, seconds, statuses };
}

function endOfAnswer(text: string): number | null {
  const headEnd = text.indexOf('\r\n\r\n');
  if (headEnd === -1) return null;
  const length = /content-length: (\d+)/i.exec(text.slice(0, headEnd))?.[1];
  const end = headEnd + 4 + Number(length ?? 0);
  return text.length >= end ? end : null;
}
