import { type ReadStore, UnknownCollection, type Write } from '@jejak/read-store';
import { ownCollection } from '../generations/index.ts';
import type { NumberedEvent } from '../ordinals/index.ts';
import type { Row } from '../read-model.ts';

/**
 * The last event that a generation has folded, as the ledger knows it: a position alone would not tell whether it is
 * still the same ledger.
 */
export type LastEvent = Row & {
  readonly event: string;
  readonly ordinal: number;
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
};

const ID = 'last';

export function lastEventWrite(generation: string, { ordinal, stored }: NumberedEvent): Write {
  const { id: event, position, stream, revision } = stored;
  const document: LastEvent = { id: ID, event, ordinal, position, stream, revision };
  return { collection: ownCollection(generation, 'last-event'), id: ID, document };
}

export async function lastEventOf(store: ReadStore, generation: string): Promise<LastEvent | undefined> {
  try {
    return await store.get<LastEvent>(ownCollection(generation, 'last-event'), ID);
  } catch (failure) {
    if (failure instanceof UnknownCollection) return undefined;
    throw failure;
  }
}
