import type { Operations } from '@jejak/control';
import { type RegisterEvent, streams } from '@jejak/domain';
import type { CaseNumber } from './case-number.ts';
import { readStream } from './read-stream.ts';

/**
 * Id of the case that was given the number, or null. Every number has an event of its own, so it stands at its own
 * revision or, after voids, later.
 */
export async function findCase(
  operations: Operations,
  { office, year, number, printed }: CaseNumber,
): Promise<string | null> {
  const from = Math.max(number - 1, 0);
  for await (const event of readStream<RegisterEvent>(operations, streams.register(office, year), from)) {
    const { type, data } = event;
    if (type === 'NumberAllotted' && 'printed' in data && data.printed === printed) return data.case;
  }
  return null;
}
