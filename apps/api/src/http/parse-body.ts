import { ApiProblem } from '../problems/index.ts';
import { checkJson } from './check-json.ts';
import { jsonErrorPosition } from './json-error-position.ts';
import { repeatedMember } from './repeated-member.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A JSON body as an object that may be stored; throws ApiProblem with the place of what is wrong. */
export function parseBody(bytes: Uint8Array): object {
  if (bytes.length === 0) throw new ApiProblem('body-missing');
  const text = decode(bytes);
  const value = parse(text);
  const errors = checkJson(value);
  if (errors.length > 0) throw new ApiProblem('body-refused', { errors });
  const pointer = repeatedMember(text, value);
  if (pointer !== undefined) {
    const error = { in: 'body', pointer, problem: 'repeated', expected: 'each member once' } as const;
    throw new ApiProblem('body-refused', { errors: [error] });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new ApiProblem('request-invalid', {
    errors: [{ in: 'body', pointer: '', problem: 'wrong-type', expected: 'object' }],
  });
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new ApiProblem('body-not-json', {
      errors: [{ in: 'body', pointer: '', problem: 'malformed', expected: 'UTF-8' }],
    });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiProblem('body-not-json', {
      details: { position: jsonErrorPosition(text) },
      errors: [{ in: 'body', pointer: '', problem: 'malformed', expected: 'JSON' }],
    });
  }
}
