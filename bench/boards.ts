// Open boards: sockets that only take note of when a frame came.
import WebSocket from 'ws';

export type BenchBoards = { close(): void };

/** @param cookies given to the sockets in turn; none for the reference */
export async function openBoards(
  port: number,
  count: number,
  cookies: readonly string[],
  onFrame: (frame: Buffer, board: number) => void,
): Promise<BenchBoards> {
  const sockets = await Promise.all(
    Array.from({ length: count }, (_, n) => openOne(port, cookies[n % cookies.length], (frame) => onFrame(frame, n))),
  );
  return { close: () => sockets.forEach((socket) => socket.close()) };
}

function openOne(
  port: number,
  cookie: string | undefined,
  onFrame: (frame: Buffer) => void,
): Promise<WebSocket> {
  const headers = cookie ? { cookie, origin: `http://127.0.0.1:${port}` } : {};
  const socket = new WebSocket(`ws://127.0.0.1:${port}/board/socket`, { headers, perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => {
      if (cookie) socket.send('{"type":"hello","protocol":1}');
      else resolve(socket);
    });
    socket.on('message', (data) => {
      const frame = data as Buffer;
      if (cookie && frame.subarray(0, 18).toString() === '{"type":"snapshot"') resolve(socket);
      else onFrame(frame);
    });
  });
}
