import { type Json, type LedgerEvent, streams } from '@jejak/domain';
import { defineProjection } from '@jejak/projections';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Bench, documentsIn } from '../testing/bench.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await Bench.open();
});

afterEach(() => bench.close());

/** Believes what an event says, whatever that is: its types are what the ledger promises, not what it holds. */
const said = (event: LedgerEvent, field: string): string => {
  const data: { readonly [field: string]: Json | object | undefined } = { ...event.data };
  return data[field] as string;
};

const believing = defineProjection<{ readonly id: string; readonly of: string; readonly by: string }>({
  name: 'believing',
  version: 1,
  indexes: [['of']],
  keys: (event) => [said(event, 'id')],
  expand: (event) => ('found' in event.data ? { of: said(event, 'found') } : undefined),
  reduce: (_, event, _ordinal, _reference, id) => ({ id, of: said(event, 'of'), by: said(event, 'by') }),
  totals: [
    {
      name: 'believed',
      version: 1,
      indexes: [['by']],
      contribution: ({ by }) => [{ of: { by }, figures: { documents: 1 } }],
    },
  ],
});

test.each<[string, Record<string, Json>, string]>([
  ['a document by nothing', {}, 'it names a document by what is no id'],
  ['a document by an object', { id: { no: 'id' } }, 'it names a document by what is no id'],
  [
    'documents by a list',
    { id: 'a', of: 'one', by: 'one', found: ['no value'] },
    'it looks for documents whose of is no value to be found by',
  ],
  ['a document that cannot be indexed', { id: 'a', of: { no: 'value' }, by: 'one' }, 'of is indexed and holds'],
  ['a total that cannot be found', { id: 'a', of: 'one' }, 'it is summed by by, which is nothing to sum by'],
])('an event that names %s is parked, and the others go on', async (_, data, error) => {
  const store = bench.readStore();
  const projector = await bench.project(store, { models: [believing] });
  await bench.ledger.note('poisoned', data);
  await bench.ledger.note('well', { id: 'b', of: 'one', by: 'one' });
  await Promise.race([projector.caughtUp(), projector.ended]);
  expect(await projector.listParked()).toMatchObject([
    { stream: streams.case('poisoned'), error: expect.stringContaining(error) },
  ]);
  expect(await documentsIn(store, [believing])).toMatchObject({ believing: [{ id: 'b', of: 'one' }] });
});

test.each([
  ['no office', { office: null }],
  ['half a character for its type', { type: 'x\ud800' }],
  ['what has no text for its version', { v: { toString: 1 } }],
])('an event with %s is parked, and the others go on', async (_, fields) => {
  const store = bench.readStore();
  const projector = await bench.project(store);
  const event = { v: 1, type: 'DataEntered', stream: 'case-a', revision: 0, office: 'DMI', data: {}, ...fields };
  await bench.ledger.appendRaw('case-a', JSON.stringify(event));
  await bench.ledger.note('b');
  await Promise.race([projector.caughtUp(), projector.ended]);
  expect(projector.health()).toMatchObject({ status: 'degraded', parked: 1, undecodable: 1, ordinal: 1 });
  expect(await documentsIn(store)).toMatchObject({ diary: [{ id: 'b' }] });
});
