import type { Position } from '../port.ts';
import { readPosition } from './position.ts';
import { FieldReader } from './protobuf/index.ts';
import { type RecordedEvent, readRecordedEvent } from './recorded-event.ts';

/** One piece of what a read or a subscription brings. */
export type ReadAnswer =
  | { readonly kind: 'event'; readonly record: RecordedEvent }
  | { readonly kind: 'checkpoint'; readonly position: Position }
  | { readonly kind: 'confirmation' | 'caughtUp' | 'fellBehind' | 'other' };

// Fields of ReadResp, of which one is set, and of the event in it.
const ANSWER = { event: 1, confirmation: 2, checkpoint: 3, caughtUp: 8, fellBehind: 9 };
const EVENT = { record: 1 };

export function readAnswer(bytes: Buffer): ReadAnswer {
  const answer = new FieldReader(bytes);
  switch (answer.next()) {
    case ANSWER.event:
      return readEvent(answer.message());
    case ANSWER.checkpoint:
      return { kind: 'checkpoint', position: readPosition(answer.message()) };
    case ANSWER.confirmation:
      return { kind: 'confirmation' };
    case ANSWER.caughtUp:
      return { kind: 'caughtUp' };
    case ANSWER.fellBehind:
      return { kind: 'fellBehind' };
    default:
      return { kind: 'other' };
  }
}

function readEvent(event: FieldReader): ReadAnswer {
  for (let field = event.next(); field !== 0; field = event.next()) {
    if (field === EVENT.record) return { kind: 'event', record: readRecordedEvent(event.message()) };
  }
  return { kind: 'other' };
}
