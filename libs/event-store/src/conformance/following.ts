import type { EventStore, StoredEvent, SubscribeOptions, SubscriptionMessage } from '../port.ts';

export type OnMessage = (message: SubscriptionMessage, events: readonly StoredEvent[]) => unknown;

/**
 * Follows until `enough` answers true for what has come so far (`onMessage` may take its time with each), then
 * leaves the loop.
 */
export async function followUntil(
  store: EventStore,
  options: SubscribeOptions,
  enough: (messages: readonly SubscriptionMessage[], events: readonly StoredEvent[]) => boolean,
  onMessage: OnMessage = () => undefined,
): Promise<{ messages: SubscriptionMessage[]; events: StoredEvent[] }> {
  const messages: SubscriptionMessage[] = [];
  const events: StoredEvent[] = [];
  for await (const message of store.subscribe(options)) {
    messages.push(message);
    if (message.kind === 'events') events.push(...message.events);
    await onMessage(message, events);
    if (enough(messages, events)) break;
  }
  return { messages, events };
}

export function isCaughtUp(messages: readonly SubscriptionMessage[]): boolean {
  return messages.at(-1)?.kind === 'caughtUp';
}
