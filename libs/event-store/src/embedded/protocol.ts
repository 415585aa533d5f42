import type { MessagePort } from 'node:worker_threads';

/** A question and the number by which its answer is known. Questions travel many to a message. */
export type Ask<Question> = readonly [number, Question];
export type Answer<Body> = readonly [number, Body];

export interface Answers<Body> {
  readonly answers: readonly Answer<Body>[];
}

/** Revision before the first event: the number that stands for `noStream` between the threads. */
export const NO_STREAM = -1;

/** Flat, because the threads exchange these by the ten thousand: id, type and json of each event in turn. */
export interface AppendQuestion {
  readonly stream: string;
  readonly expected: number;
  readonly cells: readonly string[];
}

export type AppendAnswer =
  | { readonly kind: 'written'; readonly revision: number; readonly position: number }
  | { readonly kind: 'conflict'; readonly actual: number }
  | { readonly kind: 'full' };

/** What the writer sends: answers, and to everyone how far the store has got. */
export interface WriterMessage extends Answers<AppendAnswer> {
  readonly committed: number;
}

export interface WriterData {
  readonly folder: string;
  readonly maxPages: number | undefined;
}

export type WriterControl = { readonly kind: 'attach'; readonly port: MessagePort } | { readonly kind: 'close' };

export type ReadQuestion =
  | {
      readonly kind: 'stream';
      readonly stream: string;
      readonly from: number | undefined;
      readonly direction: 'forwards' | 'backwards';
      readonly limit: number | undefined;
    }
  | { readonly kind: 'all'; readonly after: number; readonly limit: number }
  | { readonly kind: 'end' }
  | { readonly kind: 'scan'; readonly after: number; readonly prefixes: readonly string[] | undefined };

export type Cell = string | number;

/** Flat as well: position, stream, revision, id, type and json of each event in turn. */
export type ReadAnswer =
  | { readonly kind: 'events'; readonly cells: readonly Cell[]; readonly through: number }
  | { readonly kind: 'failed' | 'damaged'; readonly message: string };

export interface ReaderData {
  readonly folder: string;
  readonly port: MessagePort;
}
