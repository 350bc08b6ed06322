// A wire between the app and its Postgres that a test can cut, hold and mend.
import net from 'node:net';

export type DatabaseLine = {
  /** The database's address by way of this line. */
  url: string;
  /** As if the server were gone: connections end, new ones are refused. */
  cut(): Promise<void>;
  /** As if it hung: connections stay open and nothing comes back. */
  hold(): void;
  /** As behind a router that failed: open connections are silent for good, new ones work. */
  strand(): void;
  mend(): Promise<void>;
  close(): Promise<void>;
};

export async function openDatabaseLine(databaseUrl: string): Promise<DatabaseLine> {
  const target = new URL(databaseUrl);
  const pairs = new Set<[net.Socket, net.Socket]>();
  let isHeld = false;
  let server = net.createServer();
  const accept = (near: net.Socket) => {
    const far = net.connect(Number(target.port || 5432), target.hostname);
    const pair: [net.Socket, net.Socket] = [near, far];
    pairs.add(pair);
    const end = () => {
      near.destroy();
      far.destroy();
      pairs.delete(pair);
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
    near.on('data', (bytes) => void (isHeld || far.write(bytes)));
    far.on('data', (bytes) => void (isHeld || near.write(bytes)));
  };
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server = net.createServer(accept);
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve((server.address() as net.AddressInfo).port));
    });
  const port = await listen(0);
  const endAll = () => {
    for (const [near, far] of pairs) {
      near.destroy();
      far.destroy();
    }
    pairs.clear();
  };
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      endAll();
    });
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href,
    cut: close,
    hold: () => {
      isHeld = true;
    },
    strand: () => {
      for (const socket of [...pairs].flat()) socket.removeAllListeners('data').resume();
    },
    mend: async () => {
      isHeld = false;
      // What was held is lost in the middle of a message: those connections are of no use.
      endAll();
      if (!server.listening) await listen(port);
    },
    close,
  };
}
