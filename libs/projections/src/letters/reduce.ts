import {
  type CaseEvent,
  isStepEvent,
  type LedgerEvent,
  localDate,
  type OfficeState,
  type StepEvent,
} from '@jejak/domain';
import { caseIdOf, isCaseEvent, isRegisterEvent, officeIn } from '../events/index.ts';
import type { Reference } from '../projection.ts';
import { signatureOf } from '../signing/index.ts';
import type { Letter } from './document.ts';

/** Letters that an event issues, numbers or voids. */
export function lettersTouchedBy(event: LedgerEvent): readonly string[] {
  const id = isCaseEvent(event) ? letterOf(event) : isRegisterEvent(event) ? event.data.document : null;
  return id === null ? [] : [id];
}

function letterOf(event: CaseEvent): string | null {
  if (isStepEvent(event)) return event.data.document?.id ?? null;
  return event.type === 'DocumentVoided' ? event.data.document : null;
}

export function reduceLetter(
  letter: Letter | undefined,
  event: LedgerEvent,
  _ordinal: number,
  reference: Reference,
): Letter | undefined {
  if (isCaseEvent(event) && isStepEvent(event)) return issued(event, officeIn(reference, event.office));
  if (!letter) return undefined;
  switch (event.type) {
    case 'DocumentVoided':
      return { ...letter, voided: { event: event.id, reason: event.data.reason, at: event.occurredAt } };
    case 'EventCorrected':
      return { ...letter, signedAt: event.data.occurredAt ?? letter.signedAt };
    case 'NumberAllotted': {
      const { number, printed } = event.data;
      return { ...letter, number, printed, year: yearOf(event.stream) };
    }
    case 'NumberVoided':
      return { ...letter, numberVoided: true };
    default:
      return letter;
  }
}

function issued(event: StepEvent, office: OfficeState): Letter | undefined {
  const { document, step } = event.data;
  if (!document) return undefined;
  return {
    id: document.id,
    office: event.office,
    case: caseIdOf(event),
    kind: document.kind,
    number: null,
    printed: null,
    year: Number(localDate(office, event.recordedAt).slice(0, 4)),
    numberVoided: false,
    event: event.id,
    type: event.type,
    step,
    signedAt: event.occurredAt,
    recordedAt: event.recordedAt,
    ...signatureOf(event.performedBy, office),
    voided: null,
  };
}

/** The register's year ends the name of its stream. */
function yearOf(stream: string): number {
  return Number(stream.slice(stream.lastIndexOf('-') + 1));
}
