import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Stands between a client and a server, and can swallow the answer to a command and cut the connection instead. */
export interface CuttingProxy {
  /** For one server, which the client must not look behind. */
  readonly url: string;
  /** The next command of this name is carried out, and its answer never arrives. */
  cutAnswerTo(command: string): void;
  /** The same, and whenever the command is sent again the connection is cut before the server gets it. */
  cutForGood(command: string): void;
  /** Lets everything through again. */
  letThrough(): void;
  close(): Promise<void>;
}

export async function startCuttingProxy(server: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(server);
  const open = new Set<Socket>();
  let armed: Buffer | null = null;
  let forbidden: Buffer | null = null;
  let forGood = false;

  const listener = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    let isCut = false;
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (bytes: Buffer) => {
      if (forbidden !== null && bytes.includes(forbidden)) {
        client.destroy();
        return;
      }
      if (armed !== null && bytes.includes(armed)) {
        forbidden = forGood ? armed : null;
        armed = null;
        isCut = true;
      }
      upstream.write(bytes);
    });
    upstream.on('data', (bytes: Buffer) => {
      if (isCut) client.destroy();
      else client.write(bytes);
    });
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `mongodb://127.0.0.1:${address.port}/?directConnection=true`,
    cutAnswerTo: (command) => {
      armed = Buffer.from(`${command}\0`);
      forGood = false;
    },
    cutForGood: (command) => {
      armed = Buffer.from(`${command}\0`);
      forGood = true;
    },
    letThrough: () => {
      armed = null;
      forbidden = null;
    },
    close: async () => {
      listener.close();
      for (const socket of open) socket.destroy();
      await once(listener, 'close');
    },
  };
}
