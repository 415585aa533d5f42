import { Metadata, status } from '@grpc/grpc-js';
import { StoreRefused, StoreUnavailable } from '../errors.ts';

/** A failed call as gRPC tells of it. Recognised by its parts: errors may come from another realm. */
export interface CallFailure {
  readonly code: number;
  readonly details: string;
  readonly metadata: Metadata;
}

/** After these nobody knows whether the server did anything; calling again may help. */
const AWAY: ReadonlySet<number> = new Set([
  status.CANCELLED,
  status.DEADLINE_EXCEEDED,
  status.RESOURCE_EXHAUSTED,
  status.ABORTED,
  status.INTERNAL,
  status.UNAVAILABLE,
  status.DATA_LOSS,
]);

/** What the server throws while it starts, stops or changes its leader, under whatever code. */
const PASSING: ReadonlySet<string> = new Set(['not-leader', 'timeout']);

const RIGHTS: ReadonlySet<number> = new Set([status.UNAUTHENTICATED, status.PERMISSION_DENIED]);

export function isCallFailure(error: unknown): error is CallFailure {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number';
}

/** The reason in the words of the port: away, which may pass by itself, or a no, which does not. */
export function failureOf(error: unknown, during: string): StoreUnavailable | StoreRefused {
  if (error instanceof StoreUnavailable || error instanceof StoreRefused) return error;
  if (!isCallFailure(error)) return new StoreUnavailable(`${during}: ${messageOf(error)}`, { cause: error });
  // gRPC ends what it says with a heading under which it has nothing to say.
  const details = error.details.replace(/\.? *Resolution note: *$/, '');
  const said = `${during}: ${details || 'no reason given'}`;
  if (RIGHTS.has(error.code) || exceptionOf(error) === 'access-denied') {
    return new StoreRefused(`${said}; check the account's name, password and rights`, { cause: error });
  }
  if (AWAY.has(error.code) || PASSING.has(exceptionOf(error) ?? ''))
    return new StoreUnavailable(said, { cause: error });
  return new StoreRefused(said, { cause: error });
}

/** The node that leads, where the one that was asked said that it does not. */
export function leaderNamedBy(error: unknown): { readonly address: string; readonly port: number } | undefined {
  if (!isCallFailure(error) || exceptionOf(error) !== 'not-leader') return undefined;
  const [address, port] = [textOf(error, 'leader-endpoint-host'), Number(textOf(error, 'leader-endpoint-port'))];
  return address !== undefined && Number.isInteger(port) ? { address, port } : undefined;
}

function exceptionOf(error: CallFailure): string | undefined {
  return textOf(error, 'exception');
}

function textOf({ metadata }: CallFailure, key: string): string | undefined {
  const [value] = metadata instanceof Metadata ? metadata.get(key) : [];
  return value === undefined ? undefined : String(value);
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
