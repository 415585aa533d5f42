import type { Json, JsonObject, PersonalFact } from '../event/index.ts';
import { checkFields, type FieldProblem, type Fields } from './field.ts';

export type CheckedFacts =
  | { readonly ok: true; readonly data: JsonObject; readonly personal: readonly PersonalFact[] }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** Checks facts against their schema and parts what is public from what must be sealed under `subject`. */
export function splitFacts(fields: Fields, facts: unknown, subject: string, pointer = '/facts'): CheckedFacts {
  const problems = checkFields(fields, facts, pointer);
  if (problems.length > 0) return { ok: false, problems };
  const data: { [name: string]: Json } = {};
  const personal: PersonalFact[] = [];
  for (const [name, value] of Object.entries(facts as JsonObject)) {
    if (fields[name]?.personal) personal.push({ subject, name, value });
    else data[name] = value;
  }
  return { ok: true, data, personal };
}
