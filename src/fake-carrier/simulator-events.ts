// Server-sent events of the simulator: each new or changed message, and a sign of life.
import type { ServerResponse } from 'node:http';
import type { FakeCarrier } from './fake-carrier.ts';
import { simulatorMessage } from './simulator-view.ts';

const SIGN_OF_LIFE_MS = 15_000;
const LARGEST_BACKLOG_BYTES = 1_000_000;

export type EventStreams = {
  /** Streams to this response until its reader leaves, stops reading, or `end` is called. */
  serve(response: ServerResponse): void;
  end(): void;
};

export function createEventStreams(carrier: FakeCarrier): EventStreams {
  const open = new Set<ServerResponse>();
  return {
    serve(response) {
      response.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      });
      response.write(': open\n\n');
      open.add(response);
      const stopListening = carrier.onMessage((message) => {
        if (response.writableLength > LARGEST_BACKLOG_BYTES) return void response.destroy();
        response.write(`event: message\ndata: ${JSON.stringify(simulatorMessage(message))}\n\n`);
      });
      const signs = setInterval(() => response.write(': here\n\n'), SIGN_OF_LIFE_MS);
      response.once('close', () => {
        clearInterval(signs);
        stopListening();
        open.delete(response);
      });
    },
    end() {
      for (const response of open) response.end();
    },
  };
}
