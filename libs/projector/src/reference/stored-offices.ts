import type { OfficeState } from '@jejak/domain';
import type { ReadStore } from '@jejak/read-store';
import { everyDocument } from '../documents/index.ts';
import type { Row } from '../read-model.ts';
import { Offices } from './offices.ts';

type StoredOffice = Row & { readonly state: OfficeState };

/** An office as it is kept under the checkpoint, so that a restart goes on without a replay. */
export function storedOffice(state: OfficeState): Row {
  const stored: StoredOffice = { id: state.code, state };
  return stored;
}

/** One office as of the checkpoint; undefined where there is none. */
export async function loadOffice(store: ReadStore, collection: string, code: string): Promise<OfficeState | undefined> {
  return (await store.get<StoredOffice>(collection, code))?.state;
}

export async function loadOffices(store: ReadStore, collection: string): Promise<Offices> {
  const states = new Map<string, OfficeState>();
  for await (const page of everyDocument<StoredOffice>(store, collection)) {
    for (const { id, state } of page) states.set(id, state);
  }
  return new Offices(states);
}
