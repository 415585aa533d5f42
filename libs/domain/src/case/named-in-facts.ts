import type { Instant, JsonObject } from '../event/index.ts';
import type { FieldProblem } from '../facts/index.ts';
import { type OfficeState, tenuresOf } from '../office/index.ts';
import type { Standard } from '../standard/index.ts';

/** What facts name that does not exist: requirements of the standard, people of the office. */
export function unknownIn(
  facts: JsonObject,
  standard: Standard,
  office: OfficeState,
  at: Instant,
): readonly FieldProblem[] {
  return [...unknownRequirements(facts, standard), ...unknownPeople(facts, office, at)];
}

export function requirementsOf({ components: { requirements } }: Standard): readonly number[] {
  return requirements.published ? requirements.value.map(({ no }) => no) : [];
}

function unknownRequirements({ received }: JsonObject, standard: Standard): readonly FieldProblem[] {
  const known = requirementsOf(standard);
  return listIn(received).flatMap((no, index) =>
    typeof no === 'number' && !known.includes(no)
      ? [{ pointer: `/facts/received/${index}`, problem: 'not-allowed', expected: known.map(String) }]
      : [],
  );
}

function unknownPeople({ assignee, assignees }: JsonObject, office: OfficeState, at: Instant): readonly FieldProblem[] {
  const named: readonly (readonly [string, unknown])[] = [
    ['/facts/assignee', assignee],
    ...listIn(assignees).map((user, index) => [`/facts/assignees/${index}`, user] as const),
  ];
  return named.flatMap(([pointer, user]) =>
    typeof user === 'string' && tenuresOf(office, user, at).length === 0
      ? [{ pointer, problem: 'not-allowed', expected: 'somebody who holds a position in this office' }]
      : [],
  );
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
