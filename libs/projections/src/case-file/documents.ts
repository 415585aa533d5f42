import { type CaseEvent, type Instant, isStepEvent, type OfficeState, type RegisterEvent } from '@jejak/domain';
import { type Signature, signatureOf } from '../signing/index.ts';

/** A letter or an order that a step of the case issued. */
export interface FiledDocument extends Signature {
  readonly id: string;
  readonly kind: string;
  /** As printed; null until the register of letters has given one. */
  readonly number: string | null;
  readonly numberVoided: boolean;
  /** Event, type and key of the step that issued it. */
  readonly eventId: string;
  readonly type: string;
  readonly step: string;
  readonly signedAt: Instant;
  readonly voided: { readonly eventId: string; readonly reason: string; readonly at: Instant } | null;
}

/** The documents after an event of the case. */
export function documentsAfter(
  documents: readonly FiledDocument[],
  event: CaseEvent,
  office: OfficeState,
): readonly FiledDocument[] {
  if (isStepEvent(event))
    return event.data.document ? [...documents, issued(event, event.data.document, office)] : documents;
  switch (event.type) {
    case 'DocumentVoided': {
      const voided = { eventId: event.id, reason: event.data.reason, at: event.occurredAt };
      return documents.map((document) => (document.id === event.data.document ? { ...document, voided } : document));
    }
    case 'EventCorrected': {
      const { event: corrected, occurredAt: signedAt } = event.data;
      if (signedAt === undefined) return documents;
      return documents.map((document) => (document.eventId === corrected ? { ...document, signedAt } : document));
    }
    default:
      return documents;
  }
}

type Issuing = Extract<CaseEvent, { readonly data: { readonly step: string } }>;

function issued(
  { id: eventId, type, occurredAt, performedBy, data }: Issuing,
  document: { readonly id: string; readonly kind: string },
  office: OfficeState,
): FiledDocument {
  return {
    ...document,
    number: null,
    numberVoided: false,
    eventId,
    type,
    step: data.step,
    signedAt: occurredAt,
    ...signatureOf(performedBy, office),
    voided: null,
  };
}

/** The documents after a number of the register of letters was given or voided. */
export function documentsNumbered(documents: readonly FiledDocument[], event: RegisterEvent): readonly FiledDocument[] {
  return documents.map((document) => {
    if (document.id !== event.data.document) return document;
    return event.type === 'NumberAllotted'
      ? { ...document, number: event.data.printed }
      : { ...document, numberVoided: true };
  });
}
