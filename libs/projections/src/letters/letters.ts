import { defineProjection } from '../projection.ts';
import type { Letter } from './document.ts';
import { lettersTouchedBy, reduceLetter } from './reduce.ts';

export const letters = defineProjection<Letter>({
  name: 'letters',
  version: 1,
  indexes: [
    ['office', 'signedAt'],
    ['office', 'year', 'number'],
    ['office', 'printed'],
    // Those without a number, oldest first, for the sweeper.
    ['number', 'recordedAt'],
    ['case', 'signedAt'],
    ['event'],
  ],
  keys: lettersTouchedBy,
  reduce: reduceLetter,
  // A correction names the step, not the letter that the step issued.
  expand: (event) =>
    event.type === 'EventCorrected' && event.data.occurredAt !== undefined ? { event: event.data.event } : undefined,
});
