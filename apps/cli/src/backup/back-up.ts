import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeBeside } from '@jejak/event-store';
import { checkData, type DataReport } from './check-data.ts';
import { BackupRefused, filesOf, writeManifest } from './manifest.ts';
import { snapshot } from './snapshot.ts';

export interface BackUpOptions {
  /** False leaves the master key out, for those who keep it apart. */
  readonly masterKey: boolean;
  /** RFC 3339, UTC. */
  readonly now: string;
}

/**
 * Backs a data folder up into a new folder, while it is served or not, and reads the backup from end to end. Problems
 * that the report names stand in the data folder too. Throws BackupRefused, PlaceTaken.
 */
export async function backUp(folder: string, target: string, { masterKey, now }: BackUpOptions): Promise<DataReport> {
  const source = resolve(folder);
  if (!existsSync(join(source, 'events.db')))
    throw new BackupRefused(`${source} is no data folder: it has no events.db`);
  return makeBeside(target, async (draft) => {
    await snapshot(source, draft, masterKey);
    const report = await checkData(draft, masterKey);
    const { events, streams, digest } = report.ledger;
    const files = await filesOf(draft);
    await writeManifest(draft, { madeAt: now, ledger: { events, streams, digest }, masterKey, files });
    return report;
  });
}
