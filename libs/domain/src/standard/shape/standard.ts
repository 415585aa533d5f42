import { type Check, list, literal, oneOf, record, text, wrongType } from '../check/index.ts';
import type { SecondPromise, Standard } from '../standard.ts';
import { budget } from './clock.ts';
import { components } from './components.ts';
import { procedure } from './procedure.ts';
import { label, publication } from './publication.ts';

/** A service's key also names its file and stands in addresses. */
const serviceKey: Check<string> = (value, at) => {
  if (typeof value !== 'string') wrongType('a service key', value, at);
  else if (!/^[a-z0-9]+(-{1,2}[a-z0-9]+)*$/.test(value)) {
    at.report('wrong-value', `${JSON.stringify(value)} is no key of small letters, digits and hyphens`);
  }
};

const secondPromise = record<SecondPromise>({
  id: serviceKey,
  name: label,
  publication,
  components,
  oddities: list(text),
  budget,
});

export const standard = record<Standard>({
  schema: literal('standard v1'),
  service: serviceKey,
  name: label,
  noun: oneOf('noun', ['permohonan', 'kasus']),
  publication,
  components,
  secondPromises: list(secondPromise),
  procedure,
  oddities: list(text),
});
