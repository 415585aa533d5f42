import type { StoredEvent } from '../port.ts';
import { formatPosition } from './position.ts';
import type { Cell } from './protocol.ts';

const CELLS_AN_EVENT = 6;

/** The events of a reader's flat answer. */
export function storedEvents(cells: readonly Cell[]): StoredEvent[] {
  const events: StoredEvent[] = [];
  for (let at = 0; at < cells.length; at += CELLS_AN_EVENT) {
    events.push({
      position: formatPosition(Number(cells[at])),
      stream: String(cells[at + 1]),
      revision: Number(cells[at + 2]),
      id: String(cells[at + 3]),
      type: String(cells[at + 4]),
      json: String(cells[at + 5]),
    });
  }
  return events;
}
