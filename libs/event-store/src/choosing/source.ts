import { attachEmbeddedEventStore, type EmbeddedAttachment } from '../embedded/index.ts';
import type { ConnectionInput, EventStoreDBOptions } from '../eventstoredb/index.ts';
import type { EventStore } from '../port.ts';

/** How another thread reaches the same store: through the owner of an embedded one, or by a connection of its own. */
export type EventStoreSource = EmbeddedAttachment | ConnectionInput;

export interface SourceListener extends Pick<EventStoreDBOptions, 'isCanonical'> {
  /** Told, in a sentence, what a server made the store put up with; it passes by itself. */
  readonly onTrouble: (trouble: string) => void;
}

/** What has to be handed over to the thread instead of copied. */
export function transferredWith(source: EventStoreSource) {
  return 'port' in source ? [source.port] : [];
}

/** The store in the thread that was given the source. */
export async function openEventStoreSource(source: EventStoreSource, listener: SourceListener): Promise<EventStore> {
  return 'port' in source ? attachEmbeddedEventStore(source) : connectEventStore(source, listener);
}

/** A store on a server, for whoever has nothing in a data folder. */
export async function connectEventStore(connection: ConnectionInput, { isCanonical, onTrouble }: SourceListener) {
  // Only where it is needed: the protocol of the server takes time and memory to load.
  const { describeTrouble, openEventStoreDB } = await import('../eventstoredb/index.ts');
  return openEventStoreDB({ ...connection, isCanonical, onTrouble: (trouble) => onTrouble(describeTrouble(trouble)) });
}
