import type { CaseEvent, Json } from '@jejak/domain';

/** What an event that may speak of urgency said, corrections applied; null where it said nothing. */
export interface Urgency {
  readonly eventId: string;
  readonly urgent: boolean | null;
}

export function urgenciesAfter(urgencies: readonly Urgency[], event: CaseEvent): readonly Urgency[] {
  switch (event.type) {
    case 'ReportReceived':
    case 'CaseAssessed':
      return [...urgencies, { eventId: event.id, urgent: said(event.data.facts.urgent) }];
    case 'EventCorrected': {
      const { event: corrected, fields } = event.data;
      if (fields.urgent === undefined) return urgencies;
      const urgent = said(fields.urgent);
      return urgencies.map((one) => (one.eventId === corrected ? { ...one, urgent } : one));
    }
    default:
      return urgencies;
  }
}

export function isUrgent(urgencies: readonly Urgency[]): boolean {
  return urgencies.findLast(({ urgent }) => urgent !== null)?.urgent ?? false;
}

function said(urgent: Json | undefined): boolean | null {
  return urgent === undefined ? null : urgent === true;
}
