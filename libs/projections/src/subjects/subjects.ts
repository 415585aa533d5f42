import { defineProjection } from '../projection.ts';
import { newSubject, type Subject } from './document.ts';
import { reduceSubject, subjectsTouchedBy } from './reduce.ts';

export const subjects = defineProjection<Subject>({
  name: 'subjects',
  version: 1,
  indexes: [
    ['office', 'createdAt'],
    ['office', 'identity', 'createdAt'],
  ],
  keys: subjectsTouchedBy,
  reduce: (subject, event, _ordinal, _reference, id) =>
    reduceSubject(subject ?? newSubject(id, event.office, event.recordedAt), event),
});
