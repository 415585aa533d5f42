import type { EventStore, ReadStreamOptions } from '@jejak/event-store';
import { by, delegatedTo, step, taken } from '@jejak/ledger/testing';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type LedgerOnStandIn, openLedgerOnStandIn } from './ledger-on-stand-in.ts';

interface Read {
  readonly stream: string;
  readonly from: number | undefined;
  readonly events: number;
}

let stage: LedgerOnStandIn;
beforeEach(async () => {
  stage = await openLedgerOnStandIn();
});
afterEach(() => stage.close());

/** The store, and every read of a stream that commands made; a case's number is allotted apart, behind their backs. */
function counting(store: EventStore): { readonly store: EventStore; readonly reads: Read[] } {
  const reads: Read[] = [];
  const readStream = async (stream: string, options: ReadStreamOptions = {}) => {
    const events = await store.readStream(stream, options);
    if (!stream.startsWith('register-')) reads.push({ stream, from: options.from, events: events.length });
    return events;
  };
  return { store: { ...delegatedTo(store), readStream }, reads };
}

const note = (text: string) => ({ kind: 'add-note', facts: { text } }) as const;

test('commands on a case that is in memory read nothing before they append', async () => {
  const { store, reads } = counting(stage.store);
  const ledger = stage.ledger(store);
  const [id = ''] = await taken(ledger, 'in memory');
  await ledger.onCase(id, note('first'), by('pendamping', 'first'));
  reads.length = 0;
  for (let round = 0; round < 20; round++) {
    const answer = await ledger.onCase(id, note(`${round}`), by('pendamping', `note-${round}`));
    expect(answer).toMatchObject({ kind: 'accepted', repeated: false });
  }
  expect(reads).toEqual([]);
});

test('a conflict reads only what is new, and the command takes effect', async () => {
  const { store, reads } = counting(stage.store);
  const [ledger, other] = [stage.ledger(store), stage.ledger()];
  const [id = ''] = await taken(ledger, 'conflict');
  const before = await ledger.onCase(id, note('mine'), by('pendamping', 'mine'));
  for (let round = 0; round < 3; round++) await other.onCase(id, note('theirs'), by('pendamping', `theirs-${round}`));
  reads.length = 0;
  const after = await ledger.onCase(id, note('mine again'), by('pendamping', 'mine-again'));
  if (before.kind !== 'accepted') throw new Error(JSON.stringify(before));
  expect(after).toMatchObject({ kind: 'accepted', revision: before.revision + 4 });
  expect(reads).toEqual([{ stream: `case-${id}`, from: before.revision + 1, events: 3 }]);
});

test('a refusal reads the tails, which are empty, and nothing else', async () => {
  const { store, reads } = counting(stage.store);
  const ledger = stage.ledger(store);
  const [id = ''] = await taken(ledger, 'refused');
  await ledger.onCase(id, note('known'), by('pendamping', 'known'));
  reads.length = 0;
  const answer = await ledger.onCase(id, step('keluarga_ditemukan'), by('pendamping', 'too-early'));
  expect(answer).toMatchObject({ kind: 'refused' });
  expect(reads.map(({ stream }) => stream).toSorted()).toEqual([`case-${id}`, 'office-DMI']);
  expect(reads.every(({ from, events }) => from !== undefined && from > 0 && events === 0)).toBe(true);
});

test('whoever saw an older revision is told what came between by one read of it', async () => {
  const { store, reads } = counting(stage.store);
  const ledger = stage.ledger(store);
  const [id = ''] = await taken(ledger, 'moved');
  await ledger.onCase(id, note('first'), by('pendamping', 'first'));
  reads.length = 0;
  const answer = await ledger.onCase(id, note('late'), by('pendamping', 'late', { expectedRevision: 0 }));
  expect(answer).toMatchObject({ kind: 'moved', actual: 1, between: [{ type: 'NoteAdded' }] });
  expect(reads.filter(({ from }) => from === 1)).toEqual([{ stream: `case-${id}`, from: 1, events: 1 }]);
});
