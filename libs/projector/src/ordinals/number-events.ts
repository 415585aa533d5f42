import { parseStream } from '@jejak/domain';
import type { StoredEvent } from '@jejak/event-store';
import { type Decoded, decode } from './decode.ts';

/** An event with its place in the dense global order of the ledger. */
export interface NumberedEvent {
  readonly ordinal: number;
  readonly stored: StoredEvent;
  readonly decoded: Decoded;
}

/** Numbers the ledger's own events from `first` on; foreign streams are passed over and take no number. */
export function numberEvents(events: readonly StoredEvent[], first: number): readonly NumberedEvent[] {
  return events
    .filter(({ stream }) => parseStream(stream) !== undefined)
    .map((stored, index) => ({ ordinal: first + index, stored, decoded: decode(stored) }));
}
