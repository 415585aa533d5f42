import { join } from 'node:path';
import { openControlSocket, operationsOver } from '@jejak/control';
import { lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { type ProjectorThread, startProjectorThread } from '@jejak/projector';

export interface OpenProjector {
  readonly projector: ProjectorThread;
  close(): Promise<void>;
}

/**
 * Takes the data folder, projects what is in it and answers the command line. A server projects by itself: where one
 * holds the folder, this throws DataFolderInUse.
 */
export async function openProjector(data: string, onFailure: (failure: Error) => void): Promise<OpenProjector> {
  const opened = new AsyncDisposableStack();
  try {
    const lock = opened.use(lockDataFolder(data, 'jejak projector'));
    const events = opened.adopt(await openEmbeddedEventStore(lock), (it) => it.close());
    const eventStore = () => events.attachment();
    const readStoreFile = join(lock.folder, 'read.db');
    const starting = startProjectorThread({ eventStore, readStoreFile, onFailure });
    const projector = opened.adopt(await starting, (it) => it.stop());
    const operations = operationsOver(events, async () => projector);
    const unreachable = (cause: unknown) => onFailure(new Error('the command line cannot reach it', { cause }));
    opened.adopt(await openControlSocket(lock, operations, unreachable), (it) => it.close());
    return { projector, close: () => opened.disposeAsync() };
  } catch (failure) {
    await opened.disposeAsync();
    throw failure;
  }
}
