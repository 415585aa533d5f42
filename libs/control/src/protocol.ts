import type { StoredEvent } from '@jejak/event-store';
import type { ParkedEntry, ParkedSummary, RebuildProgress, RebuildReport, TransferredFailure } from '@jejak/projector';

/** Rises when an older program would misunderstand what is asked or answered. */
export const PROTOCOL = 2;

/** What may be asked, and what is answered. */
export interface Questions {
  readonly readStream: {
    readonly asks: { readonly stream: string; readonly from: number; readonly limit: number };
    readonly answers: readonly StoredEvent[];
  };
  readonly listParked: { readonly asks: null; readonly answers: readonly ParkedSummary[] };
  readonly showParked: { readonly asks: { readonly stream: string }; readonly answers: readonly ParkedEntry[] };
  readonly retryParked: { readonly asks: { readonly stream: string }; readonly answers: readonly ParkedEntry[] };
  readonly rebuild: { readonly asks: { readonly acceptDifferences: boolean }; readonly answers: RebuildReport };
}

export type Kind = keyof Questions;

/** The one line that a caller sends: JSON, as all lines. */
export type Question = {
  readonly [K in Kind]: { readonly jejak: typeof PROTOCOL; readonly kind: K; readonly asks: Questions[K]['asks'] };
}[Kind];

/** What comes back: any number of lines about progress, then one answer or failure, then the end. */
export type Line =
  | { readonly progress: RebuildProgress }
  | { readonly answer: Questions[Kind]['answers'] }
  | { readonly failure: TransferredFailure };

/** The line is no question of this protocol. */
export class QuestionRefused extends Error {
  override readonly name = 'QuestionRefused';
}

type Fields = { readonly [field: string]: unknown };

const CHECKS: { readonly [K in Kind]: (asks: Fields) => boolean } = {
  readStream: ({ stream, from, limit }) => isText(stream) && isCount(from) && isCount(limit),
  listParked: () => true,
  showParked: ({ stream }) => isText(stream),
  retryParked: ({ stream }) => isText(stream),
  rebuild: ({ acceptDifferences }) => typeof acceptDifferences === 'boolean',
};

/** Throws QuestionRefused. */
export function parseQuestion(line: string): Question {
  const { jejak, kind, asks } = fieldsOf(line);
  if (jejak !== PROTOCOL) {
    throw new QuestionRefused(`this server speaks protocol ${PROTOCOL}; use the jejak that it was started with`);
  }
  if (typeof kind !== 'string' || !Object.hasOwn(CHECKS, kind)) {
    throw new QuestionRefused(`kind must be one of ${Object.keys(CHECKS).join(', ')}`);
  }
  if (!CHECKS[kind as Kind](fields(asks))) throw new QuestionRefused(`${kind} cannot be asked like this`);
  return { jejak, kind, asks } as Question;
}

function fieldsOf(line: string): Fields {
  try {
    return fields(JSON.parse(line));
  } catch {
    return {};
  }
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
