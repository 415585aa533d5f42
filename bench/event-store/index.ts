import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import type { Figures } from '../main.ts';
import { appendsByKind, largeAppends, mixedAppends } from './appends.ts';
import { rawSqlite } from './raw-sqlite.ts';
import { followEverything, readEverything, readStreams } from './reads.ts';
import { newStream, sampleEvent } from './sample-events.ts';

/** The embedded event store and, on the same disk in the same run, the SQLite below it. */
export async function run(): Promise<Figures> {
  // Beside the code and not in the system's temporary folder, which is often no disk at all.
  const parent = join(import.meta.dirname, 'data');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'run-'));
  try {
    return await measureIn(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureIn(folder: string): Promise<Figures> {
  const raw = rawSqlite(folder);
  using lock = lockDataFolder(folder, 'bench');
  const store = await openEmbeddedEventStore(lock);
  const mixed = await mixedAppends(store);
  const byKind = await appendsByKind(store);
  const large = await largeAppends(store);
  const reads = {
    ...(await readEverything(store)),
    ...(await followEverything(store)),
    ...(await readStreams(store, large.streams)),
  };
  await store.close();
  return { ...setting(), ...raw, ...mixed, ...byKind, ...large.all, ...reads, ...ratios(raw, mixed) };
}

function setting(): Figures {
  return {
    node: process.version,
    sqlite: process.versions.sqlite ?? '',
    cpus: availableParallelism(),
    event_bytes: sampleEvent(newStream(), 0).json.length,
  };
}

function ratios(raw: Record<string, number>, mixed: Record<string, number>): Figures {
  const of = (figure: number | undefined, other: number | undefined) =>
    Number(((figure ?? 0) / (other ?? 1)).toFixed(2));
  const single = raw.raw_sqlite_single_row_commits_per_s;
  return {
    appends_1_in_flight_to_raw_single_row_ratio: of(mixed.appends_1_in_flight_per_s, single),
    appends_256_in_flight_to_raw_single_row_ratio: of(mixed.appends_256_in_flight_per_s, single),
    appends_256_in_flight_to_raw_256_row_ratio: of(
      mixed.appends_256_in_flight_per_s,
      raw.raw_sqlite_256_row_commits_rows_per_s,
    ),
  };
}
