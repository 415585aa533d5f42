import type { DecisionContext } from '../decision/index.ts';
import type { DecidedEvent, EventEnvelope } from '../event/index.ts';

interface Place {
  readonly stream: string;
  readonly office: string;
  readonly revision: number;
  readonly context: DecisionContext;
}

/** A decided event as it would be stored, with personal facts replaced by empty ciphertext. */
export function envelopeOf(
  event: DecidedEvent,
  { stream, office, revision, context }: Place,
): EventEnvelope<string, object> {
  return {
    v: 1,
    type: event.type,
    id: `${stream}@${revision}`,
    stream,
    revision,
    office,
    performedBy: event.performedBy,
    recordedBy: event.recordedBy,
    commandId: context.commandId,
    requestMac: '',
    correlationId: context.commandId,
    occurredAt: event.occurredAt,
    recordedAt: context.now,
    prev: null,
    data: event.data,
    sealed: event.personal.map(({ subject, name }) => ({ subject, name, nonce: '', ciphertext: '' })),
  };
}
