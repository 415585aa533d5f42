import type { LedgerEvent } from '@jejak/domain';
import { expect, test } from '@jest/globals';
import { projections } from './all.ts';
import type { Reference } from './projection.ts';
import { TestLedger } from './testing/index.ts';

interface Model {
  readonly name: string;
  readonly indexes: readonly (readonly string[])[];
  expand?(event: LedgerEvent, reference: Reference): object | undefined;
}

/** Fields by which a read model finds further documents, whatever happens in an office. */
function expandedBy(model: Model, ledger: TestLedger): readonly (readonly string[])[] {
  const reference = { office: () => ledger.office };
  return ledger.events.flatMap((event) => {
    const filter = model.expand?.(event, reference);
    return filter === undefined ? [] : [Object.keys(filter)];
  });
}

test('every read model has an index for the documents that an event touches beside its own', () => {
  const ledger = new TestLedger();
  const [date, name, source] = ['2026-03-19', 'Nyepi', 'SKB'];
  ledger.says('kadis', { kind: 'announce-holiday', date, name, holidayKind: 'national', source });
  const models: readonly Model[] = projections;
  for (const model of models) {
    for (const fields of expandedBy(model, ledger)) {
      const serves = (index: readonly string[]) =>
        fields.includes(index[0] ?? '') && fields.every((f) => index.includes(f));
      expect({ model: model.name, fields, served: model.indexes.some(serves) }).toMatchObject({ served: true });
    }
  }
  expect(models.flatMap((model) => expandedBy(model, ledger)).length).toBeGreaterThan(0);
});
