import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadStore } from '../port.ts';
import type { ReadStorePlace } from './subject.ts';

/** A place for adapters that keep everything in one file. */
export async function temporaryFile(open: (file: string) => Promise<ReadStore>): Promise<ReadStorePlace> {
  const folder = await mkdtemp(join(tmpdir(), 'jejak-read-store-'));
  return {
    open: () => open(join(folder, 'read.db')),
    remove: () => rm(folder, { recursive: true }),
  };
}
