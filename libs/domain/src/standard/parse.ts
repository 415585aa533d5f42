import { type Check, holds, isObject, Place, type Problem } from './check/index.ts';
import { checkProcedure, secondPromises } from './rules/index.ts';
import { decreeShape, procedureShape, standardShape } from './shape/index.ts';
import type { Decree, Standard } from './standard.ts';

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * A standard from JSON of unknown origin, or everything that is wrong with it.
 * `where` names the document in the problems, such as a file's path.
 */
export function parseStandard(value: unknown, where: string): Parsed<Standard> {
  const place = Place.root(where);
  const shaped = holds(standardShape, value, place);
  // The procedure's own rules are worth knowing even if something else in the document is wrong.
  const procedure = isObject(value) ? value.procedure : undefined;
  if (holds(procedureShape, procedure, Place.root(where))) checkProcedure(procedure, place.at('procedure'));
  if (shaped) secondPromises(value, place);
  return shaped && place.problems.length === 0 ? { ok: true, value } : { ok: false, problems: place.problems };
}

/** What a decree says for all its standards, or everything that is wrong with it. */
export function parseDecree(value: unknown, where: string): Parsed<Decree> {
  return parse(decreeShape, value, where);
}

function parse<T>(check: Check<T>, value: unknown, where: string): Parsed<T> {
  const place = Place.root(where);
  return holds(check, value, place) ? { ok: true, value } : { ok: false, problems: place.problems };
}
