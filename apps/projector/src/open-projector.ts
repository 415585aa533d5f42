import { join } from 'node:path';
import { lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { type ProjectorThread, startProjectorThread } from '@jejak/projector';

export interface OpenProjector {
  readonly projector: ProjectorThread;
  close(): Promise<void>;
}

/**
 * Takes the data folder and projects what is in it. A server projects by itself: where one holds the folder, this
 * throws DataFolderInUse.
 */
export async function openProjector(data: string, onFailure: (failure: Error) => void): Promise<OpenProjector> {
  const lock = lockDataFolder(data, 'jejak projector');
  try {
    const events = await openEmbeddedEventStore(lock);
    const eventStore = () => events.attachment();
    const readStoreFile = join(lock.folder, 'read.db');
    const projector = await startProjectorThread({ eventStore, readStoreFile, onFailure }).catch(async (failure) => {
      await events.close();
      throw failure;
    });
    const close = async (): Promise<void> => {
      await projector.stop();
      await events.close();
      lock.release();
    };
    return { projector, close };
  } catch (failure) {
    lock.release();
    throw failure;
  }
}
