import type { OfficeState } from '@jejak/domain';
import type { ReadStore } from '@jejak/read-store';
import { type LiveCollections, ownCollection } from './generations/index.ts';
import { loadOffice } from './reference/index.ts';

/** An office as far as the live read models have folded it. Undefined where there is none. */
export async function officeOf(
  store: ReadStore,
  live: LiveCollections,
  code: string,
): Promise<OfficeState | undefined> {
  const generation = live.generation();
  return generation === null ? undefined : loadOffice(store, ownCollection(generation, 'offices-folded'), code);
}
