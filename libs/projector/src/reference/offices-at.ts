import { streams } from '@jejak/domain';
import type { EventStore, Position } from '@jejak/event-store';
import { decode } from '../ordinals/index.ts';
import { Offices } from './offices.ts';

/**
 * The offices as they were just before a position that is long past: their streams folded again up to there, but not
 * beyond what is folded now, for an event that is parked was not seen then. Positions of one store compare as strings,
 * so this sees exactly what the first fold saw.
 */
export async function officesAt(store: EventStore, now: Offices, position: Position): Promise<Offices> {
  let offices = new Offices();
  for (const code of now.codes()) {
    const last = now.office(code)?.revision ?? -1;
    for (const stored of await store.readStream(streams.office(code))) {
      if (stored.position >= position || stored.revision > last) break;
      const decoded = decode(stored);
      if (decoded.kind === 'undecodable') break;
      offices = offices.with(decoded.event);
    }
  }
  return offices;
}
