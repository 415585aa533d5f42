import type { StepType } from '../event/index.ts';
import type { Act } from '../standard/index.ts';
import type { IssuedDocument } from './events.ts';

/** Steps whose event brings a numbered letter of the office into being. */
const ISSUING: ReadonlySet<StepType> = new Set(['DocumentSigned', 'FieldVisitOrdered']);

/** Before these the office's tail is read again, so that a revoked mandate never signs. */
export const SIGNING_TYPES: ReadonlySet<StepType> = new Set(['DocumentSigned', 'ApprovalDecided', 'DraftInitialled']);

/** The letter that a step issues: named after the command, of the kind that its product says. */
export function documentOf(act: Act, commandId: string): IssuedDocument | undefined {
  if (!ISSUING.has(act.type)) return undefined;
  return { id: commandId, kind: kindOf(act) };
}

function kindOf(act: Act): string {
  const product = act.produces.join(' ').toLowerCase();
  if (act.type === 'FieldVisitOrdered' || product.includes('perintah tugas')) return 'task-order';
  if (product.includes('rekomendasi')) return 'recommendation-letter';
  return /\bsk\b/.test(product) ? 'decree' : 'letter';
}
