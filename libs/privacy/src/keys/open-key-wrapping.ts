import type { PrivateDatabase } from '../database/index.ts';
import { masterKeyPath } from '../master-key-path.ts';
import { type Randomness, systemRandomness } from '../randomness/index.ts';
import { makeMasterKey, readMasterKey } from './master-key-file.ts';
import { refuseForeign } from './open-master-key-file.ts';
import type { KeyWrapping } from './port.ts';
import { wrapUnder } from './wrap-under.ts';

/**
 * Wrapping under `<folder>/keys/master.key`, which is made on first use and never beside keys that it did not wrap.
 * Throws MasterKeyRefused.
 */
export async function openKeyWrapping(
  folder: string,
  database: PrivateDatabase,
  randomness: Randomness = systemRandomness,
): Promise<KeyWrapping> {
  const path = masterKeyPath(folder);
  const used = await database.read<{ wrapping: string }>(
    'SELECT DISTINCT wrapping FROM subject_key WHERE wrapping IS NOT NULL',
  );
  if (used.length === 0) await makeMasterKey(path, randomness);
  const wrapping = wrapUnder(await readMasterKey(path), randomness);
  refuseForeign(
    path,
    wrapping,
    used.map((row) => row.wrapping),
  );
  return wrapping;
}
