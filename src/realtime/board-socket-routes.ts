// The door of the board's socket. Who is not signed in, may not read reports, or comes from another
// site's page is refused before the upgrade, by the same hook as everywhere.
import type { FastifyInstance } from 'fastify';
import { BOARD_FRAME_MAX_BYTES } from '../contract/board-protocol.ts';
import type { Deps } from '../deps.ts';
import { errorForLog } from '../platform/log.ts';
import { viewerOf } from '../platform/http/route-access.ts';
import type { Boards } from './boards.ts';

/** Of the socket server itself. */
export const WEBSOCKET_OPTIONS = {
  maxPayload: BOARD_FRAME_MAX_BYTES,
  /** No compression: a small frame cannot become a large one. */
  perMessageDeflate: false,
  /** How long a client may take to answer our close, in milliseconds. */
  closeTimeout: 10_000,
} as const;

export async function boardSocketRoutes(
  app: FastifyInstance,
  deps: Pick<Deps, 'log'>,
  boards: Boards,
): Promise<void> {
  app.route({
    method: 'GET',
    url: '/board/socket',
    config: { access: 'report.read' as const, isOpenOffShift: true },
    websocket: true,
    handler: (socket, request) => {
      // The plugin's own listener destroys the connection at an error, before the close frame that
      // names it (1009, say) has gone out.
      socket.removeAllListeners('error');
      socket.on('error', (error) => deps.log.debug({ err: errorForLog(error) }, 'socket error'));
      boards.attach(socket, viewerOf(request));
    },
  });
}
