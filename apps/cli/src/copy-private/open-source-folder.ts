import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openPrivateFolder, type PrivateParts, type PrivatePlace } from '@jejak/composition';
import { lockDataFolder } from '@jejak/event-store';
import { Ended, EXIT } from '../exit-codes.ts';

/** The private data of a folder that nobody may serve meanwhile. Throws Ended, DataFolderInUse, MasterKeyRefused. */
export async function openSourceFolder(folder: string, parts: PrivateParts): Promise<PrivatePlace> {
  const data = resolve(folder);
  if (!existsSync(join(data, 'private.db'))) {
    throw new Ended(`${data} is no data folder: it has no private.db`, EXIT.usage);
  }
  parts.opened.use(lockDataFolder(data, 'jejak copy-private'));
  return openPrivateFolder({ ...parts, configuration: { ...parts.configuration, data } });
}
