import { ConfigurationRefused } from './configuration-refused.ts';
import { type Environment, givenText } from './given-text.ts';
import type { Group } from './group.ts';
import { type Configuration, GROUPS } from './schema.ts';
import type { Setting } from './setting.ts';
import { problemsTogether } from './together.ts';
import { unknownVariables } from './unknown-variables.ts';

/** Throws ConfigurationRefused, which names every variable that is wrong or unknown and what it may be. */
export function readConfiguration(environment: Environment): Configuration {
  // The groups are those that the type is made of.
  const configuration = readGroups(GROUPS, environment) as Configuration;
  const problems = problemsTogether(configuration);
  if (problems.length > 0) throw new ConfigurationRefused(problems);
  return configuration;
}

/** The values by property; throws as above. */
export function readGroups(
  groups: readonly Group[],
  environment: Environment,
): { readonly [property: string]: unknown } {
  const unknown = unknownVariables(
    groups.flatMap(({ settings }) => Object.values(settings)),
    environment,
  );
  const read = groups.map((group) => readGroup(group, environment));
  const problems = [...unknown, ...read.flatMap((one) => one.problems)];
  if (problems.length > 0) throw new ConfigurationRefused(problems);
  return Object.assign({}, ...read.map(({ values }) => values));
}

function readGroup(group: Group, environment: Environment) {
  const read = Object.entries(group.settings).map(([property, one]) => ({ property, ...readOne(one, environment) }));
  const values = Object.fromEntries(read.map(({ property, value }) => [property, value]));
  const problems = read.flatMap(({ problem }) => problem ?? []);
  return { values, problems: problems.length > 0 ? problems : group.problems(values) };
}

function readOne(one: Setting<unknown>, environment: Environment) {
  const given = givenText(one, environment);
  if (given.kind === 'nothing') return { value: one.byDefault };
  if (given.kind === 'problem') return { problem: given.problem };
  const value = one.kind.parse(given.text);
  return value === undefined ? { problem: `${one.name} must be ${one.kind.allowed}` } : { value };
}
