import { attachEmbeddedEventStore, type EmbeddedAttachment } from '../embedded/index.ts';
import type { ConnectionInput, EventStoreDBOptions, Trouble } from '../eventstoredb/index.ts';
import type { EventStore } from '../port.ts';

/** How another thread reaches the same store: through the owner of an embedded one, or by a connection of its own. */
export type EventStoreSource = EmbeddedAttachment | ConnectionInput;

/** What a server made the store put up with, as another thread can be told; it passes by itself. */
export interface StoreTrouble {
  readonly kind: Trouble['kind'];
  readonly sentence: string;
}

export interface SourceListener extends Pick<EventStoreDBOptions, 'isCanonical'> {
  readonly onTrouble: (trouble: StoreTrouble) => void;
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
  const told = (trouble: Trouble) => onTrouble({ kind: trouble.kind, sentence: describeTrouble(trouble) });
  return openEventStoreDB({ ...connection, isCanonical, onTrouble: told });
}
