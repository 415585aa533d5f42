import { type CaseState, type Standard, settlementOf } from '@jejak/domain';

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

/** Every requirement of the standard, and what settled it. Null where the standard publishes none. */
export function checklistOf(
  state: Pick<CaseState, 'requirements'>,
  standard: Standard,
): readonly ChecklistItem[] | null {
  const { requirements } = standard.components;
  if (!requirements.published) return null;
  return requirements.value.map(({ no, text, kind, providedBy, broughtIn, condition }) => {
    const settlement = settlementOf(state, no);
    const settled = settlement?.settled ?? 'open';
    return { no, text, kind, providedBy, broughtIn, condition, settled, settledBy: settlement?.eventId ?? null };
  });
}
