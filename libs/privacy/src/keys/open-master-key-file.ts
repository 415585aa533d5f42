import { type Randomness, systemRandomness } from '../randomness/index.ts';
import { MasterKeyRefused } from './errors.ts';
import { readMasterKey } from './master-key-file.ts';
import type { KeyWrapping } from './port.ts';
import { wrapUnder } from './wrap-under.ts';

/**
 * Wrapping under a master key that the operator made and gave to every server. `inUse` are the ids of the master keys
 * that something is wrapped under. Throws MasterKeyRefused.
 */
export async function openMasterKeyFile(
  path: string,
  inUse: readonly string[],
  randomness: Randomness = systemRandomness,
): Promise<KeyWrapping> {
  const wrapping = wrapUnder(await readMasterKey(path), randomness);
  refuseForeign(path, wrapping, inUse);
  return wrapping;
}

export function refuseForeign(path: string, { id }: KeyWrapping, inUse: readonly string[]): void {
  const foreign = inUse.find((other) => other !== id);
  if (foreign === undefined) return;
  throw new MasterKeyRefused(`${path} is master key ${id}; there are keys wrapped under ${foreign}: put that one back`);
}
