import { expect, test } from '@jest/globals';
import { ConfigurationRefused, describeConfiguration, readConfiguration } from './index.ts';

test('what is not set has its default', () => {
  expect(readConfiguration({ PATH: '/bin' })).toMatchObject({ host: '127.0.0.1', port: 3000, demo: false });
});

test('what is set is read as its kind', () => {
  const read = readConfiguration({ JEJAK_PORT: '0', JEJAK_DEMO: 'true', JEJAK_PUBLIC_URL: 'https://jejak.example' });
  expect(read).toMatchObject({ port: 0, demo: true, publicUrl: 'https://jejak.example' });
});

test.each([
  [{ JEJAK_PORT: '70000' }, 'JEJAK_PORT must be a whole number from 0 to 65535'],
  [{ JEJAK_PORT: '3e3' }, 'JEJAK_PORT must be a whole number from 0 to 65535'],
  [{ JEJAK_DEMO: 'yes' }, 'JEJAK_DEMO must be true, false'],
  [{ JEJAK_LOG_LEVEL: 'loud' }, 'JEJAK_LOG_LEVEL must be fatal, error, warn'],
  [{ JEJAK_PUBLIC_URL: 'https://a.example/jejak' }, 'JEJAK_PUBLIC_URL must be an http or https URL without a path'],
  [{ JEJAK_PROT: '3000' }, 'JEJAK_PROT is not known; known are JEJAK_DATA'],
])('%j is refused by name', (environment, message) => {
  expect(() => readConfiguration(environment)).toThrow(ConfigurationRefused);
  expect(() => readConfiguration(environment)).toThrow(message);
});

test('every variable is described with what it may be', () => {
  const described = describeConfiguration();
  expect(described.find(({ name }) => name === 'JEJAK_PORT')).toEqual({
    name: 'JEJAK_PORT',
    says: 'Port to listen on; 0 takes any free one.',
    allowed: 'a whole number from 0 to 65535',
    byDefault: '3000',
  });
  expect(described.every(({ says, allowed }) => says.length > 0 && allowed.length > 0)).toBe(true);
});
