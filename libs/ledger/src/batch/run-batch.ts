import type { Answer, BatchAnswer, BatchItem } from '../ledger.ts';
import { type Desk, inParallel } from '../running/index.ts';

/** Items that are worked on side by side. */
const WIDTH = 16;

const HELD_BACK: Answer = { kind: 'held-back' };

/** How the items of a batch are judged, carried out and answered for. */
export interface Batch<T> {
  /** The answer as things stand, without writing; null where the item would be accepted. */
  forecast(item: T): Promise<Answer | null>;
  run(item: T): Promise<Answer>;
  itemOf(item: T, answer: Answer): BatchItem;
}

/** Judges every item first: any no leaves nothing behind. A repeat carries out only what is still missing. */
export async function runBatch<T>(desk: Desk, items: readonly T[], batch: Batch<T>): Promise<BatchAnswer> {
  const answered = (answers: readonly (Answer | null)[]) =>
    batchAnswer(items.map((item, index) => batch.itemOf(item, answers[index] ?? HELD_BACK)));

  const forecasts = await inParallel(items, WIDTH, (item) => batch.forecast(item));
  if (forecasts.some((answer) => answer !== null && answer.kind !== 'accepted')) return answered(forecasts);

  const failures: unknown[] = [];
  const answers = await inParallel(items, WIDTH, async (item, index) => {
    const done = forecasts[index];
    if (done) return done;
    try {
      return await batch.run(item);
    } catch (error) {
      failures.push(error);
      return HELD_BACK;
    }
  });
  const answer = answered(answers);
  if (failures.length > 0 && answer.kind === 'refused') throw failures[0];
  for (const failure of failures) desk.onError(failure, 'carrying out a batch');
  return answer;
}

/** `accepted` where every item took effect, `refused` where none did, `partial` where only some did. */
function batchAnswer(items: readonly BatchItem[]): BatchAnswer {
  const positions = items.flatMap(({ answer }) => (answer.kind === 'accepted' ? [answer.position] : []));
  if (positions.length === 0) return { kind: 'refused', items, position: null };
  // Positions of one store compare as strings.
  const position = positions.reduce((last, each) => (each > last ? each : last));
  return { kind: positions.length === items.length ? 'accepted' : 'partial', items, position };
}
