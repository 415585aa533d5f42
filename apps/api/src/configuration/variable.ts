/** One environment variable: how its text becomes a value, and what the documentation says of it. */
export interface Variable {
  readonly name: string;
  readonly says: string;
  readonly allowed: string;
  readonly parse: (text: string) => unknown;
}

const declared = new Map<string, Variable>();

/** Names the environment variable that a property of the configuration comes from. */
export function FromEnvironment(variable: Variable): PropertyDecorator {
  return (_, property) => {
    declared.set(String(property), variable);
  };
}

/** By property, in the order of declaration. */
export function declaredVariables(): ReadonlyMap<string, Variable> {
  return declared;
}

export const asText = (text: string): string => text;

/** NaN where it is no whole number in plain digits, which the check of the property then refuses. */
export const asInteger = (text: string): number => (/^\d+$/.test(text) ? Number(text) : Number.NaN);

/** The text itself where it is neither word, which the check of the property then refuses. */
export const asFlag = (text: string): boolean | string => (text === 'true' ? true : text === 'false' ? false : text);
