import type { Act, CaseState, JsonObject } from '@jejak/domain';
import type { CaseLife } from './case-life.ts';

/** Whom an act names that gives somebody something to do: a case worker, or two for a visit. */
export function namedBy(act: Act, { office, chance }: CaseLife, state: CaseState, at: number): JsonObject {
  if (act.type !== 'CaseAssigned' && act.type !== 'FieldVisitOrdered') return {};
  const duty = { roles: ['case-worker'] as const, unit: state.unit, service: state.service, type: null };
  const workers = chance.shuffled(office.whoMay(duty, at)).map(({ user }) => user);
  const [first] = workers;
  if (first === undefined) return {};
  return act.type === 'CaseAssigned' ? { assignee: first } : { assignees: workers.slice(0, 2) };
}
