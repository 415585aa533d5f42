import type { ChangeStream, ChangeStreamDocument } from 'mongodb';
import type { KeyDocument, KeyDocuments } from './key-documents.ts';

export interface ErasureListener {
  /** These subjects were erased, by whatever process. */
  erased(subjects: readonly string[]): void;
  /** From now on erasures by other processes go unnoticed, until `following` is called. */
  blind(): void;
  following(): void;
}

const REOPEN_MS = 1000;

/** Tells of erasures by any process, by a change stream that is opened anew when it breaks. */
export function followErasures(documents: KeyDocuments, listener: ErasureListener): { close(): Promise<void> } {
  let stream: ChangeStream<KeyDocument> | null = null;
  let reopening: NodeJS.Timeout | null = null;
  let closed = false;

  const open = (): void => {
    const opened = documents.watch([{ $match: { operationType: { $in: ['insert', 'update', 'replace'] } } }], {
      fullDocument: 'updateLookup',
    });
    stream = opened;
    // The first one comes with the answer that opened it.
    opened.once('resumeTokenChanged', () => listener.following());
    opened.on('change', (change) => listener.erased(erasedIn(change)));
    opened.on('error', lose);
    opened.on('close', lose);
  };
  const lose = (): void => {
    if (closed || reopening !== null) return;
    listener.blind();
    void stream?.close().catch(() => {});
    reopening = setTimeout(() => {
      reopening = null;
      open();
    }, REOPEN_MS).unref();
  };

  open();
  return {
    async close() {
      closed = true;
      if (reopening !== null) clearTimeout(reopening);
      await stream?.close().catch(() => {});
    },
  };
}

function erasedIn(change: ChangeStreamDocument<KeyDocument>): readonly string[] {
  if (!('fullDocument' in change) || !('documentKey' in change)) return [];
  return change.fullDocument === undefined || change.fullDocument.erased ? [change.documentKey._id] : [];
}
