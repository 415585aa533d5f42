import { join } from 'node:path';
import { mailOf, openStores } from '@jejak/composition';
import { type Configuration, eventStoreConnection, mongoConnection } from '@jejak/configuration';
import { openControlSocket, operationsOver } from '@jejak/control';
import {
  connectEventStore,
  type EmbeddedEventStore,
  type EventStore,
  lockDataFolder,
  openChosenEventStore,
  type StoreTrouble,
} from '@jejak/event-store';
import { createIdentity } from '@jejak/identity';
import { isCanonical } from '@jejak/integrity';
import { createLedger, systemClock } from '@jejak/ledger';
import { systemRandomness } from '@jejak/privacy';
import { openProcesses, type Processes } from '@jejak/processes';
import { type ProjectorThread, type ProjectorThreadOptions, startProjectorThread, summaryOf } from '@jejak/projector';
import { loadCatalogue } from '@jejak/standards';
import type { Logger } from 'pino';
import { Rights } from '../access/index.ts';
import { Offices } from '../directory/index.ts';
import { Metrics } from '../metrics/index.ts';
import type { Backend, BackendOverrides } from './backend.ts';
import { startAttachmentCollector } from './collect-attachments.ts';

/** How often sessions that have ended are removed. */
const SWEEP_MS = 10 * 60_000;

const LIVE_BEAT_MS = 15_000;

/** Opens the embedded stores of the data folder and all that stands on them; nothing stays open if one fails. */
export async function openBackend(
  configuration: Configuration,
  log: Logger,
  overrides: BackendOverrides = {},
): Promise<Backend> {
  const opened = new AsyncDisposableStack();
  try {
    return await open(configuration, log, overrides, opened);
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

async function open(
  configuration: Configuration,
  log: Logger,
  overrides: BackendOverrides,
  opened: AsyncDisposableStack,
): Promise<Backend> {
  const { data: folder, node } = configuration;
  const { clock = systemClock, randomness = systemRandomness } = overrides;
  const closing = {
    close: <T extends { close(): Promise<void> }>(part: T): T => opened.adopt(part, (it) => it.close()),
  };
  const failed = (error: unknown, during: string) => log.error({ err: error, during }, 'failed in the background');

  const metrics = new Metrics(node);
  const troubled = (trouble: StoreTrouble) => {
    metrics.troubled(trouble);
    log.warn({ trouble: trouble.sentence }, 'the event store');
  };

  const { eventStore, source, lock } = await openEvents(configuration, overrides, opened, troubled);
  const stores = await openStores({ configuration, randomness, opened }, overrides.privateDatabase);
  const { keys, search, attachments, identityStores } = stores;
  const identity = createIdentity({ stores: identityStores, clock, randomness, ...costOf(overrides) });
  opened.defer(() => identity.settled());
  const sweeping = setInterval(
    () => void identity.sessions.sweep().catch((error) => failed(error, 'sweeping sessions')),
    SWEEP_MS,
  );
  opened.defer(() => clearInterval(sweeping.unref()));

  const ledger = closing.close(
    createLedger({ store: eventStore, keys, search, clock, randomness, node, onError: failed }),
  );
  const offices = closing.close(await Offices.follow(eventStore, (error) => failed(error, 'following offices')));
  // Read models that are shared have a projector of their own.
  const projector = stores.isShared
    ? null
    : await project(source, folder, overrides, {
        onFailure: (error) => failed(error, 'projecting'),
        onTrouble: troubled,
        onNotice: ({ what, about }) => log.warn(about, what),
        onRebuilt: (report, outcome) =>
          log[outcome === 'refused' ? 'warn' : 'info']({ outcome, ...summaryOf(report) }, 'read models rebuilt'),
      });
  opened.defer(async () => projector?.stop());
  const readStore = overrides.readStore ?? (await stores.readStore());
  if (lock) {
    const operations = operationsOver(eventStore, async () => projector ?? noReadModels());
    const unreachable = (error: unknown) => failed(error, 'opening the socket of the command line');
    closing.close(await openControlSocket(lock, operations, unreachable));
  }
  let processes: Processes | null = null;
  if (projector) {
    // The folder's lock is the lease: nobody else acts over these stores.
    const running = { clock, isActive: () => true, caughtUp: () => projector.caughtUp(), onError: failed };
    const mail = mailOf(configuration, identity.accounts);
    processes = closing.close(await openProcesses({ readStore, ledger, search, mail, ...running }));
  }
  if (projector || stores.isShared) {
    const removed = (count: number) => {
      if (count > 0) log.info({ count }, 'removed files that no event names');
    };
    const collection = { eventStore, readStore, attachments, offices: () => offices.all(), failed, removed };
    closing.close(await startAttachmentCollector(collection));
  }

  return {
    ...{ configuration, clock, eventStore, keys, search, attachments, identity, ledger, offices, readStore, projector },
    processes,
    rights: new Rights(offices, () => clock.now()),
    catalogue: loadCatalogue(),
    metrics,
    liveBeatMs: overrides.liveBeatMs ?? LIVE_BEAT_MS,
    close: () => opened.disposeAsync(),
  };
}

function noReadModels(): never {
  throw new Error('this process keeps no read models; ask the one that does');
}

/** The chosen store with the lock of the data folder; where a store was given, whoever gave it has the folder. */
async function openEvents(
  configuration: Configuration,
  { eventStore: given }: BackendOverrides,
  opened: AsyncDisposableStack,
  onTrouble: (trouble: StoreTrouble) => void,
) {
  if (given) return { eventStore: given, source: isEmbedded(given) ? () => given.attachment() : null, lock: null };
  const connection = eventStoreConnection(configuration);
  if (connection !== null && mongoConnection(configuration) !== null) {
    // Nothing lies in the data folder then, and several servers may run beside each other.
    const eventStore = await connectEventStore(connection, { isCanonical, onTrouble });
    opened.defer(() => eventStore.close());
    return { eventStore, source: () => connection, lock: null };
  }
  const lock = opened.use(lockDataFolder(configuration.data, 'jejak serve'));
  const { eventStore, source } = await openChosenEventStore(connection, lock, { isCanonical, onTrouble });
  opened.defer(() => eventStore.close());
  return { eventStore, source, lock };
}

/** The projector's own thread; none where the store that was given cannot be reached from there. */
async function project(
  source: ProjectorThreadOptions['eventStore'] | null,
  folder: string,
  { projects = true }: BackendOverrides,
  told: Pick<ProjectorThreadOptions, 'onFailure' | 'onTrouble' | 'onNotice' | 'onRebuilt'>,
): Promise<ProjectorThread | null> {
  if (!projects || source === null) return null;
  return startProjectorThread({
    eventStore: source,
    readStore: { file: join(folder, 'read.db') },
    ...told,
  });
}

function isEmbedded(eventStore: EventStore): eventStore is EmbeddedEventStore {
  return 'attachment' in eventStore;
}

function costOf({ passwordCost }: BackendOverrides) {
  return passwordCost ? { passwordCost } : {};
}
