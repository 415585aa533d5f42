import { getMetadataStorage, ValidationTypes } from 'class-validator';

type EnvelopeClass = new () => object;
type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Rule = (value: unknown, given: object) => boolean;

interface Property {
  readonly name: string;
  /** Where one of these says no, the rules do not apply. */
  readonly conditions: readonly Rule[];
  readonly rules: readonly Rule[];
}

const gathered = new Map<EnvelopeClass, ReadonlyMap<string, Property>>();

/**
 * True where class-validator would find nothing wrong with what an envelope of this class is given. It says so by the
 * same rules, but gathers them once a class instead of once a body, and prepares no errors. Says no where class-validator
 * has to be asked, also of whatever holds envelopes of its own.
 */
export function isFaultless(given: object, envelope: EnvelopeClass): boolean {
  const properties = propertiesOf(envelope);
  if (properties.size === 0) return false;
  for (const name of Object.keys(given)) if (!properties.has(name)) return false;
  for (const property of properties.values()) if (!holds(property, given)) return false;
  return true;
}

function holds({ name, conditions, rules }: Property, given: object): boolean {
  const value = (given as Readonly<Record<string, unknown>>)[name];
  return !conditions.every((applies) => applies(value, given)) || rules.every((rule) => rule(value, given));
}

function propertiesOf(envelope: EnvelopeClass): ReadonlyMap<string, Property> {
  const known = gathered.get(envelope);
  if (known) return known;
  const storage = getMetadataStorage();
  const byName = storage.groupByPropertyName(storage.getTargetValidationMetadatas(envelope, '', false, false));
  const properties = new Map(Object.entries(byName).map(([name, all]) => [name, propertyOf(name, all)]));
  gathered.set(envelope, properties);
  return properties;
}

function propertyOf(name: string, all: readonly Metadata[]): Property {
  const conditional = all.filter(({ type }) => type === ValidationTypes.CONDITIONAL_VALIDATION);
  const others = all.filter(({ type }) => type !== ValidationTypes.CONDITIONAL_VALIDATION);
  return { name, conditions: conditional.map(conditionOf), rules: others.flatMap(rulesOf) };
}

function conditionOf({ constraints: [condition] }: Metadata): Rule {
  return (value, given) => Boolean(condition(given, value));
}

function rulesOf(metadata: Metadata): readonly Rule[] {
  switch (metadata.type) {
    case ValidationTypes.IS_DEFINED:
    case ValidationTypes.CUSTOM_VALIDATION:
      return metadata.each ? [() => false] : customRulesOf(metadata);
    case ValidationTypes.WHITELIST:
      return [];
    default:
      return [(value) => value === undefined];
  }
}

function customRulesOf({ target, constraintCls, constraints, propertyName: property }: Metadata): readonly Rule[] {
  const targetName = typeof target === 'string' ? target : target.name;
  const validators = getMetadataStorage().getTargetValidatorConstraints(constraintCls);
  return validators.map(({ instance }) => (value, object) => {
    return instance.validate(value, { value, object, property, targetName, constraints }) === true;
  });
}
