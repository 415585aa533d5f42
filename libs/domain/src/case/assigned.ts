import type { Json } from '../event/index.ts';
import type { Assignment, CaseState } from './state.ts';

interface Said {
  readonly eventId: string;
  readonly assignee: Json | undefined;
}

/** Who a case is assigned to after an event said so, or a correction put right what an event had said. */
export function assigned(
  before: readonly Assignment[],
  { eventId, assignee }: Said,
): Pick<CaseState, 'assignee' | 'assignments'> {
  const said = { eventId, assignee: typeof assignee === 'string' ? assignee : null };
  const known = before.some((assignment) => assignment.eventId === eventId);
  const assignments = known
    ? before.map((assignment) => (assignment.eventId === eventId ? said : assignment))
    : [...before, said];
  return {
    assignments,
    assignee: assignments.findLast((assignment) => assignment.assignee !== null)?.assignee ?? null,
  };
}
