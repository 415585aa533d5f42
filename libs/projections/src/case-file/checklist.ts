import type { CaseState, Standard } from '@jejak/domain';

/** A requirement of the standard and how it was settled in this case. */
export interface ChecklistItem {
  readonly no: number;
  readonly text: string;
  readonly kind: string;
  readonly providedBy: string;
  readonly broughtIn: boolean;
  readonly condition: string | null;
  readonly settled: 'received' | 'waived' | 'open';
  /** Id of the event that settled it; null while open. */
  readonly settledBy: string | null;
}

/** Every requirement of the standard; what this event settled names it. Null where the standard publishes none. */
export function checklistAfter(
  before: readonly ChecklistItem[] | null,
  settled: CaseState['requirements'],
  standard: Standard,
  eventId: string,
): readonly ChecklistItem[] | null {
  const { requirements } = standard.components;
  if (!requirements.published) return null;
  return requirements.value.map(({ no, text, kind, providedBy, broughtIn, condition }) => {
    const now = settled.find((requirement) => requirement.no === no)?.settled ?? 'open';
    const earlier = before?.find((item) => item.no === no);
    const settledBy = now === 'open' ? null : earlier?.settled === now ? earlier.settledBy : eventId;
    return { no, text, kind, providedBy, broughtIn, condition, settled: now, settledBy };
  });
}
