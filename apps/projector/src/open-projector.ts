import { join } from 'node:path';
import { type Configuration, eventStoreConnection, mongoConnection } from '@jejak/configuration';
import { openControlSocket, operationsOver } from '@jejak/control';
import { lockDataFolder, openChosenEventStore, type StoreTrouble } from '@jejak/event-store';
import { isCanonical } from '@jejak/integrity';
import type { Processes } from '@jejak/processes';
import { type ProjectorThread, type ProjectorThreadOptions, startProjectorThread } from '@jejak/projector';
import { openProcessesOver } from './open-processes-over.ts';

/** Who is told what goes on behind the projector's back. */
export interface ProjectorListener {
  readonly onFailure: (failure: unknown, during: string) => void;
  /** What the event store put up with; it passes by itself. */
  readonly onTrouble: (trouble: StoreTrouble) => void;
  readonly onNotice: NonNullable<ProjectorThreadOptions['onNotice']>;
  readonly onRebuilt: NonNullable<ProjectorThreadOptions['onRebuilt']>;
}

export interface OpenProjector {
  readonly projector: ProjectorThread;
  readonly processes: Processes;
  close(): Promise<void>;
}

/**
 * Takes the data folder, keeps the read models and what happens by itself going, and answers the command line. A server
 * projects by itself: where one holds the folder, this throws DataFolderInUse.
 */
export async function openProjector(settings: Configuration, listener: ProjectorListener): Promise<OpenProjector> {
  const { onFailure, onTrouble, onNotice, onRebuilt } = listener;
  const opened = new AsyncDisposableStack();
  try {
    const lock = opened.use(lockDataFolder(settings.data, 'jejak projector'));
    const connection = eventStoreConnection(settings);
    const { eventStore, source } = await openChosenEventStore(connection, lock, { isCanonical, onTrouble });
    opened.defer(() => eventStore.close());
    const mongo = mongoConnection(settings);
    const readStore = mongo ?? { file: join(lock.folder, 'read.db') };
    // The folder's lock keeps others out of its read models; over a shared store the lease does.
    const turn = mongo === null ? 'at-once' : 'after-others';
    const starting = startProjectorThread({
      ...{ eventStore: source, readStore, turn, onTrouble, onNotice, onRebuilt },
      onFailure: (failure) => onFailure(failure, 'projecting'),
    });
    const projector = opened.adopt(await starting, (it) => it.stop());
    const operations = operationsOver(eventStore, async () => projector);
    const unreachable = (failure: unknown) => onFailure(failure, 'opening the socket of the command line');
    opened.adopt(await openControlSocket(lock, operations, unreachable), (it) => it.close());
    const processes = await openProcessesOver({ configuration: settings, eventStore, projector, listener, opened });
    return { projector, processes, close: () => opened.disposeAsync() };
  } catch (failure) {
    await opened.disposeAsync();
    throw failure;
  }
}
