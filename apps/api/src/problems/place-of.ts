import { normalInstant } from '@jejak/domain';
import type { FastifyRequest } from 'fastify';
import type { ApiProblem } from './api-problem.ts';
import { type FieldError, type FieldFault, pointerTo } from './field-errors.ts';

/** What a refusal says beside what stands against it; these are no values of the request. */
const BESIDE: ReadonlySet<string> = new Set(['possible', 'needed', 'now', 'state', 'since', 'earliest', 'latest']);
const DEEPEST = 6;

/** Problems of the body as a whole. */
const WHOLE_BODY: { readonly [code: string]: FieldFault } = { 'body-missing': 'missing', 'body-too-large': 'too-long' };

type Asked = Pick<FastifyRequest, 'body' | 'params' | 'query'>;
type Path = readonly (string | number)[];

/**
 * Where the request says what a refusal speaks of, for those that name no place themselves: the value is looked for
 * in the body, the query and the path. What is not found at all stands for the last part of the path.
 */
export function placesOf({ code, status, content }: ApiProblem, asked: Asked): readonly FieldError[] {
  const { errors = [], details = {} } = content;
  if (errors.length > 0 || code === 'unknown-route') return errors;
  const whole = WHOLE_BODY[code];
  if (whole) return [{ in: 'body', pointer: '', problem: whole }];
  if (code === 'no-mandate' && Object.hasOwn(record(asked.body), 'performedBy')) return [at('body', ['performedBy'])];
  if (status === 401 || status === 403) return [];
  for (const [name, value] of Object.entries(details)) {
    if (BESIDE.has(name) || (typeof value !== 'string' && typeof value !== 'number')) continue;
    const found = firstPlace(asked, value);
    if (found) return [found];
  }
  const last = status === 404 ? Object.keys(record(asked.params)).at(-1) : undefined;
  return last === undefined ? [] : [at('path', [last])];
}

function firstPlace({ body, query, params }: Asked, value: string | number): FieldError | undefined {
  for (const [part, within] of [
    ['body', body],
    ['query', query],
    ['path', params],
  ] as const) {
    const path = pathTo(within, value, []);
    if (path) return at(part, path);
  }
  return undefined;
}

function at(part: FieldError['in'], path: Path): FieldError {
  return { in: part, pointer: pointerTo(...path), problem: 'not-allowed' };
}

function pathTo(within: unknown, value: string | number, path: Path): Path | undefined {
  if (path.length > 0 && isSame(within, value)) return path;
  if (path.length >= DEEPEST) return undefined;
  for (const [key, member] of Object.entries(record(within))) {
    const found = pathTo(member, value, [...path, key]);
    if (found) return found;
  }
  return undefined;
}

/** Refusals say instants in UTC with milliseconds, however the request wrote them. */
function isSame(given: unknown, value: string | number): boolean {
  return given === value || (typeof given === 'string' && isInstantText(given) && normalInstant(given) === value);
}

function isInstantText(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text));
}

function record(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
