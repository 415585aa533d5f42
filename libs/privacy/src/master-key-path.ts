import { join } from 'node:path';

/** Where a data folder keeps the key that its subjects' keys are wrapped under. */
export function masterKeyPath(folder: string): string {
  return join(folder, 'keys', 'master.key');
}
