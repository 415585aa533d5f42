import type { EventStore } from '@jejak/event-store';
import type { MongoConnection } from '@jejak/mongodb';
import { projections } from '@jejak/projections';
import { Projector } from '@jejak/projector';
import { openMongoReadStore } from '@jejak/read-store/mongodb';
import type { Measured } from './measure.ts';
import { type Recording, record } from './record.ts';

export interface Rebuilt {
  readonly recording: Recording;
  readonly events: number;
  readonly took: Measured;
}

/** All read models from nothing, as the projector makes them. */
export async function rebuild(
  eventStore: EventStore,
  connection: MongoConnection,
  begin: () => () => Measured,
): Promise<Rebuilt> {
  const recording = record(openMongoReadStore(connection));
  const stop = begin();
  const projector = await Projector.start({ eventStore, readStore: recording.store, models: projections });
  await projector.caughtUp();
  const took = stop();
  await projector.stop();
  return { recording, events: projector.health().ordinal + 1, took };
}
