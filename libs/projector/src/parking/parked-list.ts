import type { ReadStore } from '@jejak/read-store';
import { everyDocument } from '../documents/index.ts';
import { EVERY_PROJECTION, type ParkedEntry } from './parked-entry.ts';

export interface ParkedSummary {
  readonly stream: string;
  readonly projection: string;
  /** Null where the whole stream is parked. */
  readonly document: string | null;
  readonly error: string;
  readonly since: string | null;
  /** How many events wait. */
  readonly events: number;
}

export async function listParked(store: ReadStore, collection: string): Promise<readonly ParkedSummary[]> {
  const summaries: ParkedSummary[] = [];
  for await (const page of everyDocument<ParkedEntry>(store, collection)) {
    for (const { stream, projection, document, error, since, events } of page) {
      summaries.push({ stream, projection, document, error, since, events: events.length });
    }
  }
  return summaries;
}

/** What is parked because of this stream's events; undecodable streams first. */
export async function parkedOf(store: ReadStore, collection: string, stream: string): Promise<readonly ParkedEntry[]> {
  const entries: ParkedEntry[] = [];
  for await (const page of everyDocument<ParkedEntry>(store, collection, { stream })) entries.push(...page);
  return entries;
}

export interface ParkedCount {
  /** Documents and streams. */
  readonly units: number;
  /** Streams among them with an event that cannot be read. */
  readonly undecodable: number;
}

export async function countParked(store: ReadStore, collection: string): Promise<ParkedCount> {
  const units = await listParked(store, collection);
  return {
    units: units.length,
    undecodable: units.filter(({ projection }) => projection === EVERY_PROJECTION).length,
  };
}
