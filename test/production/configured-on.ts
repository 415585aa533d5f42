import { join } from 'node:path';
import { type Configuration, readConfiguration } from '@jejak/configuration';
import type { SpawnedStandIn } from '@jejak/event-store/eventstoredb/stand-in';
import type { TestDatabase } from '@jejak/mongodb/testing';

export interface Place {
  /** Where each process has a folder of its own. */
  readonly folder: string;
  readonly events: SpawnedStandIn;
  readonly database: TestDatabase;
}

/** What one of several processes over both servers is told by its environment; `more` says who holds the master key. */
export function configuredOn(
  { folder, events, database }: Place,
  name: string,
  more: Readonly<Record<string, string>>,
): Configuration {
  return readConfiguration({
    JEJAK_DATA: join(folder, name),
    JEJAK_NODE: name,
    JEJAK_PORT: '0',
    JEJAK_PROJECTOR_PORT: '0',
    JEJAK_LOG_LEVEL: 'silent',
    EVENTSTOREDB_URL: events.url,
    MONGODB_URL: database.settings.url,
    ...more,
  });
}
