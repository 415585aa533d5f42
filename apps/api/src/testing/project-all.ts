import type { EventStore } from '@jejak/event-store';
import { projections } from '@jejak/projections';
import { Projector } from '@jejak/projector';
import type { ReadStore } from '@jejak/read-store';

/** Folds everything that the event store holds into the live read models, at once; answers the position reached. */
export async function projectAll(eventStore: EventStore, readStore: ReadStore): Promise<string | null> {
  const projector = await Projector.start({ eventStore, readStore, models: projections });
  await projector.caughtUp();
  const { position } = projector.health();
  await projector.stop();
  return position;
}
