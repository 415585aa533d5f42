import * as errors from '../errors.ts';
import type { AnswerOf } from './messages.ts';

/** An error's class does not survive the way between threads; its name does. */
export function toAnswer(failure: unknown): AnswerOf<'failed'> {
  if (typeof failure !== 'object' || failure === null)
    return { kind: 'failed', name: 'Error', message: String(failure) };
  const name = 'name' in failure ? String(failure.name) : 'Error';
  const message = 'message' in failure ? String(failure.message) : String(failure);
  return { kind: 'failed', name, message };
}

export function fromAnswer({ name, message }: AnswerOf<'failed'>): Error {
  const known = Object.entries(errors).find(([className]) => className === name)?.[1];
  return known === undefined ? new Error(message) : new known(message);
}
