import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { configurationPage, describeConfiguration, readConfiguration } from './index.ts';
import { GROUPS } from './schema.ts';

const described = describeConfiguration().flatMap(({ settings }) => settings);

test('every setting is described with what it may be', () => {
  expect(described.find(({ name }) => name === 'JEJAK_PORT')).toEqual({
    name: 'JEJAK_PORT',
    says: 'Port of the API; 0 takes any free one.',
    allowed: 'a whole number from 0 to 65535',
    byDefault: '3000',
    secret: false,
  });
  expect(described.filter(({ says, allowed }) => !says.endsWith('.') || allowed === '')).toEqual([]);
});

test('no variable stands for two settings, and no property for two variables', () => {
  const variables = described.flatMap(({ name, secret }) => (secret ? [name, `${name}_FILE`] : [name]));
  expect(variables.filter((name, at) => variables.indexOf(name) !== at)).toEqual([]);
  const properties = GROUPS.flatMap(({ settings }) => Object.keys(settings));
  expect(properties.filter((name, at) => properties.indexOf(name) !== at)).toEqual([]);
});

test('the defaults hold, one by one and together', () => {
  const defaults = described
    .filter(({ byDefault }) => byDefault !== '')
    .map(({ name, byDefault }) => [name, byDefault]);
  expect(readConfiguration(Object.fromEntries(defaults))).toEqual(readConfiguration({}));
});

test('docs/configuration.md says what the schema says', () => {
  const page = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
  // Written with: npm run --silent jejak -- config --markdown > docs/configuration.md
  expect(page).toBe(configurationPage());
});
