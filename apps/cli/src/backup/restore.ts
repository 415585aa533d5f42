import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeBeside } from '@jejak/event-store';
import { checkData, type DataReport } from './check-data.ts';
import { BackupRefused, differencesFrom, MANIFEST, type Manifest, readManifest } from './manifest.ts';

export interface Restored extends DataReport {
  readonly manifest: Manifest;
}

/**
 * Makes a data folder of a backup, once the backup has been proved to be whole; the copy is read from end to end before
 * it takes its place. Throws BackupRefused, PlaceTaken.
 */
export async function restore(backup: string, folder: string): Promise<Restored> {
  const source = resolve(backup);
  const manifest = await readManifest(source);
  const differences = await differencesFrom(source, manifest);
  if (differences.length > 0) throw new BackupRefused([`${source} is damaged:`, ...differences].join('\n  '));
  return makeBeside(folder, async (draft) => {
    for (const { path } of manifest.files) await cp(join(source, path), join(draft, path), { recursive: true });
    const report = await checkData(draft, manifest.masterKey);
    if (report.ledger.digest !== manifest.ledger.digest) {
      throw new BackupRefused(`the ledger in ${source} is not the one that ${MANIFEST} names`);
    }
    return { ...report, manifest };
  });
}
