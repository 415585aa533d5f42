import { isDeepStrictEqual } from 'node:util';
import type { LedgerEvent } from '@jejak/domain';
import type { StoredEvent } from '@jejak/event-store';
import { projections } from '@jejak/projections';
import type { Row } from '@jejak/projector';
import { documentsIn } from '@jejak/projector/testing';
import { openEmbeddedReadStore } from '@jejak/read-store';
import { fold } from './in-memory.ts';

/** Throws where the fold in memory does not make the documents that the projector left in the file. */
export async function refuseOtherDocuments(stored: readonly StoredEvent[], file: string): Promise<void> {
  const store = openEmbeddedReadStore({ file });
  const projected = await documentsIn(store, projections);
  await store.close();
  const events = stored.map(({ json }): LedgerEvent => JSON.parse(json));
  for (const [{ name }, rows] of fold(events, projections)) refuseOther(name, rows, projected[name] ?? []);
}

function refuseOther(model: string, rows: ReadonlyMap<string, Row>, projected: readonly Row[]): void {
  if (rows.size !== projected.length) {
    throw new Error(`${model} has ${rows.size} documents in memory, and ${projected.length} by the projector`);
  }
  const other = projected.find((document) => !isDeepStrictEqual(rows.get(document.id), document));
  if (other !== undefined) throw new Error(`${model} has another ${other.id} in memory than by the projector`);
}
