import { type Environment, variablesOf } from './given-text.ts';
import type { Setting } from './setting.ts';

/**
 * A variable of one of our families (`JEJAK_…`, and the first word of every other setting) that no setting knows is
 * most likely mistyped, and what it was meant to say would silently not hold.
 */
export function unknownVariables(settings: readonly Setting<unknown>[], environment: Environment): readonly string[] {
  const known = settings.flatMap(variablesOf);
  const families = Map.groupBy(known, familyOf);
  return Object.keys(environment)
    .filter((name) => families.has(familyOf(name)) && !known.includes(name))
    .map((name) => `${name} is not known; known are ${families.get(familyOf(name))?.join(', ')}`);
}

function familyOf(name: string): string {
  return `${name.split('_', 1)[0]}_`;
}
