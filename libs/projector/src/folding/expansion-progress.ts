import type { ReadStore, Write } from '@jejak/read-store';
import { ownCollection } from '../generations/index.ts';
import type { Row } from '../read-model.ts';

/** How far an event has got that touches more documents than one commit takes. */
export type ExpansionProgress = Row & {
  readonly ordinal: number;
  readonly projection: string;
  /** The store's own, after the last document that is done. */
  readonly cursor: string | null;
};

const ID = 'progress';

export function loadProgress(store: ReadStore, generation: string): Promise<ExpansionProgress | undefined> {
  return store.get<ExpansionProgress>(ownCollection(generation, 'expansion'), ID);
}

export function progressWrite(generation: string, progress: Omit<ExpansionProgress, 'id'>): Write {
  return { collection: ownCollection(generation, 'expansion'), id: ID, document: { id: ID, ...progress } };
}

export function noProgressWrite(generation: string): Write {
  return { collection: ownCollection(generation, 'expansion'), id: ID, document: null };
}
