import type { FieldFault } from '../problems/index.ts';

/** What a failed rule of class-validator means, by the name that class-validator gives the rule. */
const FAULT_OF: { readonly [constraint: string]: FieldFault } = {
  isDefined: 'missing',
  isString: 'wrong-type',
  isBoolean: 'wrong-type',
  isInt: 'wrong-type',
  isArray: 'wrong-type',
  isObject: 'wrong-type',
  nestedValidation: 'wrong-type',
  whitelistValidation: 'unknown',
  isIn: 'not-allowed',
  maxLength: 'too-long',
  arrayMaxSize: 'too-long',
  minLength: 'too-short',
  arrayMinSize: 'too-short',
  min: 'out-of-range',
  max: 'out-of-range',
};

/** The first of these that failed is told: a value of the wrong type fails the later ones as well. */
const ORDER = Object.keys(FAULT_OF);

export function faultOf(constraints: readonly string[]): { readonly rule: string; readonly fault: FieldFault } {
  const rule = ORDER.find((name) => constraints.includes(name)) ?? constraints[0] ?? '';
  return { rule, fault: FAULT_OF[rule] ?? 'malformed' };
}
