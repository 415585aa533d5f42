import type { SubjectEvent } from '@jejak/domain';
import { sealedAt } from '../events/index.ts';
import type { LearnedFact, Subject } from './document.ts';

type Learning = Extract<SubjectEvent, { type: 'SubjectRegistered' | 'SubjectIdentified' }>;

/** Facts learned replace those of the same name, which are kept aside. A NIK alone says something about warnings. */
export function learn(subject: Subject, event: Learning): Subject {
  const { identity, nikWarnings, facts } = event.data;
  const learned = sealedAt(event)
    .filter(({ fact }) => fact.subject === subject.id)
    .map((sealed): LearnedFact => ({ ...sealed, recordedAt: event.recordedAt }));
  const replaced = learned.flatMap(({ fact }) => subject.personal[fact.name] ?? []);
  const knowsNik = learned.some(({ fact }) => fact.name === 'nik');
  return {
    ...subject,
    identity,
    nikWarnings: knowsNik ? nikWarnings : subject.nikWarnings,
    facts: { ...subject.facts, ...facts },
    personal: { ...subject.personal, ...Object.fromEntries(learned.map((fact) => [fact.fact.name, fact])) },
    replaced: [...subject.replaced, ...replaced],
    revision: event.revision,
  };
}
