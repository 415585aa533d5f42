import 'reflect-metadata';
import { validateSync } from 'class-validator';
import { Configuration } from './configuration.ts';
import { declaredVariables } from './variable.ts';

/** Something is set that cannot hold; the server does not start. */
export class ConfigurationRefused extends Error {
  override readonly name = 'ConfigurationRefused';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** Throws ConfigurationRefused, which names every variable that is wrong or unknown and what it may be. */
export function readConfiguration(environment: { readonly [name: string]: string | undefined }): Configuration {
  const variables = declaredVariables();
  const known = new Set([...variables.values()].map(({ name }) => name));
  const unknown = Object.keys(environment).filter((name) => name.startsWith('JEJAK_') && !known.has(name));
  const given = [...variables].flatMap(([property, { name, parse }]) => {
    const text = environment[name];
    return text === undefined || text === '' ? [] : [[property, parse(text)] as const];
  });
  const configuration = Object.assign(new Configuration(), Object.fromEntries(given));
  const wrong = validateSync(configuration).map(({ property }) => variables.get(property));
  const problems = [
    ...unknown.map((name) => `${name} is not known; known are ${[...known].join(', ')}`),
    ...wrong.map((variable) => `${variable?.name} must be ${variable?.allowed}`),
  ];
  if (problems.length > 0) throw new ConfigurationRefused(problems);
  return configuration;
}
