import type { EventStore } from '@jejak/event-store';
import type { Workbench } from '../folding/index.ts';
import type { ParkedEntry } from '../parking/index.ts';
import { retryDocument } from './retry-document.ts';
import { retryStream } from './retry-stream.ts';

/**
 * Tries these entries again, in the order of the models, so that a view comes after what it is of, and commits the
 * outcome as one; the checkpoint stays where it is.
 */
export async function retryParked(bench: Workbench, store: EventStore, entries: readonly ParkedEntry[]): Promise<void> {
  await bench.lot.load(entries);
  const models = bench.generation.models.map(({ name }) => name);
  const place = ({ projection }: ParkedEntry): number => models.indexOf(projection);
  for (const { id } of entries.toSorted((a, b) => place(a) - place(b))) {
    const entry = bench.lot.entry({ id });
    if (entry === undefined) continue;
    const model = bench.generation.models.find(({ name }) => name === entry.projection);
    if (entry.document === null) await retryStream(bench, store, entry);
    else if (model !== undefined) await retryDocument(bench, store, model, entry.document, entry);
  }
  await bench.commit(bench.checkpoint);
}
