import { type Configuration, readConfiguration } from '@jejak/configuration';
import { csrfToken } from '@jejak/identity';
import type { Clock } from '@jejak/ledger';
import type { BackendOverrides } from '../index.ts';
import { type ApiServer, startServer } from '../server.ts';
import { TestClient } from './test-client.ts';
import { EXAMINER, found, keysOf, type TestOffice } from './test-office.ts';
import { openSharedStores, type SharedStores } from './test-stores.ts';

export interface TestApiOptions extends Omit<BackendOverrides, 'privateDatabase'> {
  /** The system's where left out. */
  readonly clock?: Clock;
  readonly configuration?: Partial<Configuration>;
}

/** Cheap enough that a spec may log in for real. */
const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };
export const TEST_PASSWORD = 'hujan di bukit pagi';

/** A real server over real stores in a folder of its own, on a free port, and people who are logged in. */
export class TestApi {
  readonly server: ApiServer;
  readonly #stores: SharedStores;
  readonly #options: TestApiOptions;
  readonly #clients = new Map<string, TestClient>();
  readonly #others: TestApi[] = [];
  /** Somebody who is not logged in. */
  readonly nobody: TestClient;

  private constructor(server: ApiServer, stores: SharedStores, options: TestApiOptions) {
    this.server = server;
    this.#stores = stores;
    this.#options = options;
    this.nobody = new TestClient(server.fastify);
  }

  static async start(options: TestApiOptions = {}): Promise<TestApi> {
    return TestApi.#over(await openSharedStores(), options);
  }

  static async #over(stores: SharedStores, options: TestApiOptions): Promise<TestApi> {
    const { configuration, ...overrides } = options;
    const here = { data: stores.folder, port: 0, logLevel: 'silent' } as const;
    const settings: Configuration = { ...readConfiguration({}), ...here, ...configuration };
    const { eventStore, privateDatabase } = stores;
    const server = await startServer(settings, {
      eventStore,
      privateDatabase,
      passwordCost: CHEAP,
      ...overrides,
    });
    return new TestApi(server, stores, options);
  }

  /** A further server over the same stores, with its own memory; the people are logged in there too. */
  async another(options: TestApiOptions = {}): Promise<TestApi> {
    const configuration = { node: `n${this.#others.length + 2}`, ...options.configuration };
    const other = await TestApi.#over(this.#stores, { ...this.#options, projects: false, ...options, configuration });
    for (const [who, client] of this.#clients) other.#clients.set(who, client.at(other.server.fastify));
    this.#others.push(other);
    return other;
  }

  /**
   * An office with everybody in it, all with accounts and logged in; see {@link keysOf} for their keys. The
   * {@link EXAMINER} of the first office belongs to none.
   */
  async foundOffice(office: TestOffice = {}): Promise<void> {
    const { code = 'DMI' } = office;
    await found(this.server.backend.ledger, office);
    for (const [key, user] of keysOf(code)) {
      if (key !== EXAMINER) await this.addAccount(key, { id: user, office: code });
      else if (!this.#clients.has(`${key}@null`)) await this.addAccount(key, { id: user, office: null });
    }
    await this.server.backend.offices.fresh(code);
  }

  /** An account with {@link TEST_PASSWORD}, logged in as `as(key, office)`. */
  async addAccount(
    key: string,
    {
      id,
      office,
      instanceAdministrator = false,
    }: {
      readonly id: string;
      readonly office: string | null;
      readonly instanceAdministrator?: boolean;
    },
  ): Promise<void> {
    const { identity } = this.server.backend;
    const login = office === null ? key : `${key}.${office.toLowerCase()}`;
    const prepared = await identity.accounts.prepare({ login, name: key, office, password: TEST_PASSWORD });
    await this.#stores.identityStores.accounts.insert({ ...prepared, id, instanceAdministrator });
    const { secret } = await identity.sessions.open(id);
    const credentials = { cookie: `jejak=${secret}`, 'x-csrf-token': csrfToken(secret) };
    this.#clients.set(`${key}@${office}`, new TestClient(this.server.fastify, credentials));
  }

  /** Throws where nobody of that key was given an account. */
  as(key: string, office: string | null = 'DMI'): TestClient {
    const client = this.#clients.get(`${key}@${office}`);
    if (client) return client;
    throw new Error(`nobody is ${key} in ${office}; there are ${[...this.#clients.keys()].join(', ')}`);
  }

  /** Closes the servers, those by `another` too, and removes the folder. */
  async close(): Promise<void> {
    for (const other of this.#others) await other.server.close();
    await this.server.close();
    await this.#stores.close();
  }
}
