import type { RecordStep } from '@jejak/domain';
import type { CommandRequest, Ledger } from '../ledger.ts';
import type { StoredEnvelope } from '../memory/index.ts';
import type { LedgerPorts } from '../ports.ts';
import { foundExample } from './example-office.ts';
import { requestBy, userId } from './found-office.ts';
import { ledgerOver, openTestStores, type TestStores } from './test-ledger.ts';

/** The example office in stores of its own, and the ledger that founded it. */
export interface Stage {
  readonly stores: TestStores;
  readonly ledger: Ledger;
  /** Another process over the same stores. */
  another(overrides?: Partial<LedgerPorts>): Ledger;
  eventsOf(stream: string): Promise<readonly StoredEnvelope[]>;
  /** Every stored event as it stands in the file. */
  everything(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const stores = await openTestStores();
  const ledger = ledgerOver(stores);
  const ledgers = [ledger];
  await foundExample(ledger);
  return {
    stores,
    ledger,
    another(overrides = {}) {
      const other = ledgerOver(stores, `other-${ledgers.length}`, overrides);
      ledgers.push(other);
      return other;
    },
    async eventsOf(stream) {
      const stored = await stores.store.readStream(stream);
      return stored.map(({ json }) => JSON.parse(json) as StoredEnvelope);
    },
    everything: async () => (await stores.store.readAll({ limit: 10_000 })).map(({ json }) => json),
    async close() {
      for (const each of ledgers) await each.close();
      await stores.close();
    },
  };
}

/** A request of somebody of the example office, under an Idempotency-Key. */
export function by(person: string, key: string, more: Partial<CommandRequest> = {}): CommandRequest {
  return requestBy(userId('DMI', person), 'DMI', key, more);
}

export function step(key: string, more: Omit<RecordStep, 'kind' | 'step'> = {}): RecordStep {
  return { kind: 'record-step', step: key, ...more };
}
