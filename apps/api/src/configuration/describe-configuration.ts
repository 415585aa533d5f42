import { Configuration } from './configuration.ts';
import { declaredVariables } from './variable.ts';

export interface DescribedVariable {
  readonly name: string;
  readonly says: string;
  readonly allowed: string;
  readonly byDefault: string;
}

/** Every variable, for the table in the documentation and for `--help`. */
export function describeConfiguration(): readonly DescribedVariable[] {
  const defaults = new Map(Object.entries(new Configuration()));
  return [...declaredVariables()].map(([property, { name, says, allowed }]) => ({
    name,
    says,
    allowed,
    byDefault: String(defaults.get(property) ?? ''),
  }));
}
