import type { Accepted, Answer, BatchAnswer, BatchItem } from '@jejak/ledger';
import { ApiProperty } from '@nestjs/swagger';
import { ApiProblem, problemOf } from '../problems/index.ts';

export class WrittenEventAnswer {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly type!: string;
  @ApiProperty({ type: 'integer' }) readonly revision!: number;
  @ApiProperty({ format: 'date-time' }) readonly occurredAt!: string;
  @ApiProperty({ format: 'date-time' }) readonly recordedAt!: string;
}

/** What recorded something. */
export abstract class RecordedAnswer {
  abstract readonly position: string | null;
}

/** What a command left behind. */
export class CommandAnswer extends RecordedAnswer {
  @ApiProperty({ description: 'What the command was about: a case, a subject, an office.' }) readonly id: string;
  @ApiProperty({ type: 'integer', description: 'Revision of its last event; If-Match may carry it.' })
  readonly revision: number;
  @ApiProperty({ description: 'A query that carries it as Jejak-Position sees this command.' })
  readonly position: string;
  @ApiProperty({ type: [WrittenEventAnswer] }) readonly events: readonly WrittenEventAnswer[];
  @ApiProperty({ description: 'True where an earlier try of the same command had been carried out already.' })
  readonly repeated: boolean;
  @ApiProperty({
    required: false,
    description: 'Number of the letter that a signature issued; null while not yet allotted.',
    oneOf: [{ type: 'string' }, { type: 'null' }],
  })
  readonly number?: string | null;

  constructor(id: string, accepted: Accepted, number?: { readonly printed: string; readonly position: string } | null) {
    super();
    this.id = id;
    this.revision = accepted.revision;
    this.position = later(accepted.position, number?.position);
    this.events = accepted.events;
    this.repeated = accepted.repeated;
    if (number !== undefined) this.number = number?.printed ?? null;
  }
}

/** Positions of one store compare as strings. */
export function later(a: string, b: string | null | undefined): string {
  return b !== null && b !== undefined && b > a ? b : a;
}

/** What was accepted; throws the problem of what was not. */
export function acceptedOf(answer: Answer): Accepted {
  if (answer.kind === 'accepted') return answer;
  throw problemOfAnswer(answer);
}

export function problemOfAnswer(answer: Exclude<Answer, Accepted>): ApiProblem {
  switch (answer.kind) {
    case 'refused':
      return problemOf(answer.refusal);
    case 'key-reused':
      return new ApiProblem('key-reused', {
        errors: [{ in: 'header', pointer: '/idempotency-key', problem: 'not-allowed' }],
      });
    case 'held-back':
      return new ApiProblem('held-back');
    case 'moved': {
      const { expected, actual, between } = answer;
      return new ApiProblem('moved', { details: { expected, actual, between } });
    }
  }
}

/** Throws where a batch was refused: the one problem of a single item, else each item's own in its place. */
export function checkBatch({ kind, items }: BatchAnswer): void {
  if (kind !== 'refused') return;
  const [only] = items;
  if (only && items.length === 1 && only.answer.kind !== 'accepted') throw problemOfAnswer(only.answer);
  throw new ApiProblem('batch-refused', {
    items: items.map(({ case: id, answer }) => ({
      id,
      problem: answer.kind === 'accepted' ? null : problemOfAnswer(answer),
    })),
  });
}

/** An item of a batch that failed on the way, beside those that took effect. */
export function unfinished({ case: id, answer }: BatchItem): { readonly [member: string]: unknown } {
  if (answer.kind === 'accepted') return { id, status: 200 };
  const { code, status } = problemOfAnswer(answer);
  return { id, status, code };
}
