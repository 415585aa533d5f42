import type { Migration } from './migrate.ts';

/**
 * The writer numbers streams and positions itself, both rising: new streams and events go to the end of their trees.
 * An index on event ids is not needed, a repeat is looked for only where it was expected to stand.
 */
const STREAMS_AND_EVENTS: Migration = `
  CREATE TABLE streams (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    json TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX events_of_stream ON events (stream, revision)`;

/** In order; a file's `user_version` counts how many of them it has had. */
export const MIGRATIONS: readonly Migration[] = [STREAMS_AND_EVENTS];
