import { absorb, type CaseEvent, type LedgerEvent, type SubjectEvent } from '@jejak/domain';
import { caseIdOf, isCaseEvent, isSubjectEvent, subjectIdOf } from '../events/index.ts';
import type { Subject } from './document.ts';
import { learn } from './learn.ts';

/** Subjects that an event speaks of: its own, or those whom it links to a case. */
export function subjectsTouchedBy(event: LedgerEvent): readonly string[] {
  if (isSubjectEvent(event)) return [subjectIdOf(event)];
  if (!isCaseEvent(event)) return [];
  const linked = linksOf(event).map(({ subject }) => subject);
  return linked.length < 2 ? linked : [...new Set(linked)];
}

/** One subject after an event; `id` says which, where a case links several. */
export function reduceSubject(subject: Subject, event: LedgerEvent): Subject {
  if (isSubjectEvent(event)) return evolve(subject, event);
  if (!isCaseEvent(event)) return subject;
  const cases = linksOf(event)
    .filter((link) => link.subject === subject.id)
    .map(({ role }) => ({ case: caseIdOf(event), role }));
  return { ...subject, cases: [...subject.cases, ...cases] };
}

function evolve(subject: Subject, event: SubjectEvent): Subject {
  const { revision } = event;
  switch (event.type) {
    case 'SubjectRegistered':
      return { ...learn(subject, event), createdAt: event.recordedAt };
    case 'SubjectIdentified':
      return learn(subject, event);
    case 'SubjectMerged':
      return { ...subject, mergedInto: event.data.into, revision };
    case 'SubjectAbsorbed':
      return { ...subject, ...absorb(subject, event.data.merged), revision };
  }
}

interface CaseLink {
  readonly subject: string;
  readonly role: string;
}

const NONE: readonly CaseLink[] = [];

function linksOf(event: CaseEvent): readonly CaseLink[] {
  if (event.type === 'SubjectLinked') return [event.data];
  if (event.type !== 'ReportReceived') return NONE;
  const { client, reporter } = event.data;
  return [
    ...(client === null ? [] : [{ subject: client, role: 'client' }]),
    ...(reporter === null ? [] : [{ subject: reporter, role: 'reporter' }]),
  ];
}
