import { parseStream } from '@jejak/domain';
import type { EventStore, Position } from '@jejak/event-store';
import type { Ledger } from '../ledger.ts';

/**
 * Tells a ledger of every change of an office, those of other processes included, until the signal aborts.
 * Signatures and refusals read an office's tail by themselves; everything else relies on this.
 */
export async function followOffices(
  store: EventStore,
  ledger: Pick<Ledger, 'officeChanged'>,
  options: { readonly signal: AbortSignal; readonly after?: Position },
): Promise<void> {
  const filter = { streamPrefixes: ['office-'] };
  for await (const message of store.subscribe({ ...options, filter })) {
    if (message.kind !== 'events') continue;
    const changed = new Map(message.events.map(({ stream, revision }) => [stream, revision]));
    for (const [stream, revision] of changed) {
      const code = parseStream(stream)?.key;
      if (code !== undefined) await ledger.officeChanged(code, revision);
    }
  }
}
