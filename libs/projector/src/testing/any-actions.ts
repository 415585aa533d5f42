import fc from 'fast-check';
import type { SampleLedger } from './sample-ledger.ts';

/** What may happen in a ledger, in any order: cases are noted in, ended or broken, and their office changes. */
export const anyAction = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('note' as const), key: fc.constantFrom('a', 'b', 'c', 'd') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end' as const), key: fc.constantFrom('a', 'b') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('break' as const), key: fc.constantFrom('c', 'd') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('change' as const) }) },
);
export type Action = typeof anyAction extends fc.Arbitrary<infer T> ? T : never;

/** Small ones, so that few events are many batches and commits. */
export const anySettings = fc.record({
  maxEvents: fc.integer({ min: 1, max: 8 }),
  maxDocuments: fc.integer({ min: 1, max: 4 }),
  cacheDocuments: fc.integer({ min: 0, max: 3 }),
});

export async function perform(ledger: SampleLedger, does: Action): Promise<void> {
  if (does.kind === 'change') await ledger.change();
  else if (does.kind === 'note') await ledger.note(does.key);
  else await ledger.note(does.key, does.kind === 'end' ? { ends: true } : { throws: true });
}
