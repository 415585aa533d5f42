import type { CaseEvent, SubjectEvent } from '@jejak/domain';

const CASE = 'case-'.length;
const SUBJECT = 'subject-'.length;

export function caseIdOf({ stream }: CaseEvent): string {
  return stream.slice(CASE);
}

export function subjectIdOf({ stream }: SubjectEvent): string {
  return stream.slice(SUBJECT);
}
