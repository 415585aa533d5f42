import type { IndexValue } from '../port.ts';
import type { Bound, Constraint } from './constraint.ts';
import { compareIndexValues, typeOf } from './order.ts';

export function satisfies(value: IndexValue, constraint: Constraint): boolean {
  switch (constraint.kind) {
    case 'equals':
      return value === constraint.value;
    case 'in':
      return constraint.values.includes(value);
    case 'range':
      return within(value, constraint.lower, 1) && within(value, constraint.upper, -1);
  }
}

function within(value: IndexValue, bound: Bound | null, sign: 1 | -1): boolean {
  if (bound === null) return true;
  if (typeOf(value) !== typeOf(bound.value)) return false;
  const distance = sign * compareIndexValues(value, bound.value);
  return distance > 0 || (distance === 0 && bound.inclusive);
}
