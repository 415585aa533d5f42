import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from '@jest/globals';
import { followUntil, isCaughtUp } from '../conformance/following.ts';
import { InvalidAppend, NotCanonicalForm, StoreRefused, StoreUnavailable } from '../errors.ts';
import { type EventStoreDBOptions, type EventStoreDBStore, openEventStoreDB, type Trouble } from './index.ts';
import { type StandIn, type StandInOptions, startStandIn } from './stand-in/index.ts';

const certificate = (name: string) => fileURLToPath(new URL(`./stand-in/certificates/${name}`, import.meta.url));
const CA_FILE = certificate('authority.pem');
const tls = { certificate: readFileSync(certificate('server.pem')), key: readFileSync(certificate('server.key')) };

/** Canonical enough for what is tried here; the real proof is `libs/integrity`'s. */
const isCanonical = (json: string) => !json.startsWith('{"z"') && JSON.stringify(JSON.parse(json)) === json;

const standIns: StandIn[] = [];
const stores: EventStoreDBStore[] = [];
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  for (const standIn of standIns.splice(0)) await standIn.stop();
});

async function serve(options: StandInOptions = {}): Promise<StandIn> {
  const standIn = await startStandIn(options);
  standIns.push(standIn);
  return standIn;
}

async function open(url: string, options: Partial<EventStoreDBOptions> = {}): Promise<EventStoreDBStore> {
  const store = await openEventStoreDB({ url, isCanonical, patienceMs: 300, ...options });
  stores.push(store);
  return store;
}

const plain = ({ port }: StandIn, options = '') => `esdb://127.0.0.1:${port}?tls=false${options}`;
const event = (json = '{"a":1}') => ({ id: randomUUID() as string, type: 'Noted', json });
const foreign = (text: string, contentType = 'application/json') => ({
  ...{ id: randomUUID() as string, type: 'Foreign', contentType },
  ...{ data: Buffer.from(text), metadata: Buffer.alloc(0) },
});

describe('the form of what is stored', () => {
  test('the server keeps the very bytes, marked as JSON', async () => {
    const standIn = await serve();
    const store = await open(plain(standIn));
    await store.append('case-1', 'noStream', [event('{"a":"é 🚸","n":1e+21}')]);
    expect(standIn.log.stream('case-1')[0]).toMatchObject({
      contentType: 'application/json',
      data: Buffer.from('{"a":"é 🚸","n":1e+21}'),
    });
  });

  test.each(['{"z":1,"a":2}', '{"b":1,"10":2}', '{ "a":1}', '[1.0]'])(
    '%s is refused before it is sent',
    async (json) => {
      const standIn = await serve();
      const store = await open(plain(standIn));
      await expect(store.append('case-1', 'noStream', [event(), event(json)])).rejects.toBeInstanceOf(InvalidAppend);
      expect(standIn.log.stream('case-1')).toEqual([]);
    },
  );

  test('an event that somebody else stored in another form stops whoever decides, and nobody who follows', async () => {
    const standIn = await serve();
    const troubles: Trouble[] = [];
    const store = await open(plain(standIn), { onTrouble: (trouble) => troubles.push(trouble) });
    await store.append('case-1', 'noStream', [event()]);
    standIn.log.append('case-1', [foreign('{"z":1,"a":2}')]);
    standIn.log.append('case-2', [foreign('\u0001\u0002', 'application/octet-stream')]);
    standIn.log.append('case-3', [{ ...foreign(''), data: Buffer.from([0x22, 0xff, 0x22]) }]);
    await store.append('case-4', 'noStream', [event()]);

    await expect(store.readStream('case-1')).rejects.toBeInstanceOf(NotCanonicalForm);
    await expect(store.readStream('case-1')).rejects.toThrow('case-1/1 cannot be used: it is not canonical JSON');
    const { events } = await followUntil(store, {}, isCaughtUp);
    expect(events.map(({ stream, json }) => [stream, json])).toEqual([
      ['case-1', '{"a":1}'],
      ['case-1', '{"z":1,"a":2}'],
      ['case-2', '"AQI="'],
      ['case-3', '"\ufffd"'],
      ['case-4', '{"a":1}'],
    ]);
    expect(troubles.map((trouble) => trouble.kind === 'undecodable' && trouble.why)).toEqual([
      'it is not canonical JSON',
      'it is no JSON but bytes',
      'it is not UTF-8',
    ]);
    expect(store.figures()).toEqual({ dropped: 0, undecodable: 3 });
  });
});

describe('what the server says too early or not at all', () => {
  test('its word that a subscription has caught up is not believed', async () => {
    const standIn = await serve();
    const store = await open(plain(standIn));
    for (let stream = 0; stream < 20; stream++) {
      await store.append(
        `case-${stream}`,
        'noStream',
        Array.from({ length: 10 }, () => event()),
      );
    }
    standIn.setFaults({ caughtUpEarly: true });
    const { events } = await followUntil(store, { filter: { streamPrefixes: ['case-'] } }, isCaughtUp);
    expect(events).toHaveLength(200);
  });

  test('an answer that does not come in time leaves the outcome open, and the same bytes settle it', async () => {
    const standIn = await serve();
    const store = await open(plain(standIn, '&defaultDeadline=150'));
    const frozen = [event()];
    standIn.setFaults({ delayMs: 400 });
    await expect(store.append('case-1', 'noStream', frozen)).rejects.toBeInstanceOf(StoreUnavailable);
    standIn.setFaults({ delayMs: 0 });
    expect(await store.append('case-1', 'noStream', frozen)).toMatchObject({ revision: 0 });
    expect(standIn.log.stream('case-1')).toHaveLength(1);
  });

  test('a position that the server never gave out ends a subscription with a no', async () => {
    const standIn = await serve();
    const store = await open(plain(standIn));
    const { position } = await store.append('case-1', 'noStream', [event(), event()]);
    const after = String(BigInt(position) - 1n).padStart(20, '0');
    await expect(followUntil(store, { after }, isCaughtUp)).rejects.toBeInstanceOf(StoreRefused);
    await expect(store.readAll({ after, limit: 1 })).rejects.toBeInstanceOf(StoreRefused);
  });
});

describe('over TLS, with accounts', () => {
  const accounts = {
    jejak: { password: 'p@ss:word', rights: ['read', 'write'] },
    reader: { password: 'reads', rights: ['read'] },
    stranger: { password: 'nothing', rights: [] },
  } as const;
  const enter = async (user: keyof typeof accounts, options: Partial<EventStoreDBOptions> = {}) => {
    const { port } = await serve({ tls, accounts });
    return open(`esdb://localhost:${port}`, { user, password: accounts[user].password, caFile: CA_FILE, ...options });
  };

  test('an account with its rights works', async () => {
    const store = await enter('jejak');
    expect(await store.append('case-1', 'noStream', [event()])).toMatchObject({ revision: 0 });
    expect(await store.readStream('case-1')).toHaveLength(1);
  });

  test('a node that is known by its address must show a certificate for it', async () => {
    const options = { user: 'jejak', password: accounts.jejak.password, caFile: CA_FILE };
    const { port } = await serve({ tls, accounts });
    const store = await open(`esdb://127.0.0.1:${port}`, options);
    expect(await store.append('case-1', 'noStream', [event()])).toMatchObject({ revision: 0 });
    const elsewhere = createServer((socket) => {
      const there = connect(port, '127.0.0.1');
      for (const end of [socket, there]) end.on('error', () => {});
      socket.pipe(there).pipe(socket);
    });
    await new Promise<void>((listens) => elsewhere.listen(0, '127.0.0.2', listens));
    const { port: other } = elsewhere.address() as AddressInfo;
    await expect(open(`esdb://127.0.0.2:${other}`, options)).rejects.toThrow("IP: 127.0.0.2 is not in the cert's list");
    elsewhere.close();
  });

  test('a wrong password, or no right to read, stops the start with a no', async () => {
    await expect(enter('jejak', { password: 'guess' })).rejects.toBeInstanceOf(StoreRefused);
    await expect(enter('jejak', { password: 'guess' })).rejects.toThrow(
      "check the account's name, password and rights",
    );
    await expect(enter('stranger')).rejects.toThrow('reading the last event of all streams: Access Denied');
  });

  test('an append without the right to write is a no, told apart from a server that is away', async () => {
    const store = await enter('reader');
    await expect(store.append('case-1', 'noStream', [event()])).rejects.toBeInstanceOf(StoreRefused);
  });

  test('a certificate of an unknown authority, and a server without TLS, are named as what they may be', async () => {
    const { port } = await serve({ tls });
    for (const url of [`esdb://localhost:${port}`, `esdb://127.0.0.1:${(await serve()).port}`]) {
      const refused = open(url);
      await expect(refused).rejects.toThrow('does TLS match');
      await expect(refused).rejects.not.toThrow('Resolution note');
    }
  });
});

describe('a cluster', () => {
  test('whose nodes are known by their addresses is found over TLS', async () => {
    const ports: number[] = [];
    const cluster = { nodes: () => ports.map((port) => ({ port, isAlive: true })), leader: () => ports[0] ?? 0 };
    ports.push((await serve({ cluster, tls })).port, (await serve({ cluster, tls })).port);
    const store = await open(`esdb://127.0.0.1:${ports[1]},127.0.0.1:${ports[0]}`, { caFile: CA_FILE });
    expect(await store.append('case-1', 'noStream', [event()])).toMatchObject({ revision: 0 });
  });

  test('the leader is found, followed when another node leads, and found again when it is gone', async () => {
    const ports: number[] = [];
    const alive = new Set<number>();
    let leader = 0;
    const cluster = {
      nodes: () => ports.map((port) => ({ port, isAlive: alive.has(port) })),
      leader: () => leader,
    };
    const [a, b] = [await serve({ cluster }), await serve({ cluster })];
    for (const { port } of [a, b]) {
      ports.push(port);
      alive.add(port);
    }
    leader = a.port;
    const store = await open(`esdb://127.0.0.1:${a.port},127.0.0.1:${b.port}?tls=false`);
    await store.append('case-1', 'noStream', [event()]);
    expect(a.log.stream('case-1')).toHaveLength(1);

    // Nothing is copied between these nodes: where an event lies says who answered.
    leader = b.port;
    expect(await store.readStream('case-1')).toEqual([]);
    await insist(() => store.append('case-2', 'noStream', [event()]));
    expect(b.log.stream('case-2').length + a.log.stream('case-2').length).toBe(1);

    leader = a.port;
    alive.delete(b.port);
    await b.stop();
    await insist(() => store.append('case-3', 'noStream', [event()]));
    expect(a.log.stream('case-3')).toHaveLength(1);
    expect(await store.readStream('case-1')).toHaveLength(1);
  });
});

/** As the ledger does where no answer comes. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || tries === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

test('whoever takes the connection and says nothing is given up after the patience, not after a connection’s own', async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => sockets.push(socket));
  await new Promise<void>((listens) => silent.listen(0, '127.0.0.1', listens));
  const address = silent.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const opening = open(`esdb://127.0.0.1:${port}?tls=false`);
  await expect(opening).rejects.toBeInstanceOf(StoreUnavailable);
  await expect(opening).rejects.toThrow(`no EventStoreDB answers at esdb://127.0.0.1:${port}`);
  for (const socket of sockets) socket.destroy();
  silent.close();
});
