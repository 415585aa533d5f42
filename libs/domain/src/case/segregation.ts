import { type Refused, refuse } from '../decision/index.ts';
import type { Instant, Performer, StepType } from '../event/index.ts';
import { type OfficeState, settingAt } from '../office/index.ts';
import type { Act } from '../standard/index.ts';
import type { CaseState } from './state.ts';

export interface Segregation {
  readonly refused: Refused | null;
  readonly flags: readonly string[];
}

const CLEAR: Segregation = { refused: null, flags: [] };

/** Acts of which it matters later, or now, who did them: drafts, initials, verifications and signatures. */
export function bearsDuty(act: Act): boolean {
  const milestone = 'milestone' in act ? act.milestone : undefined;
  return BEARING.has(act.type) || milestone === 'verified' || milestone === 'signed';
}

const BEARING: ReadonlySet<StepType> = new Set(['DraftPrepared', 'DraftInitialled', 'CaseVerified', 'DocumentSigned']);

/**
 * Whoever prepared a draft neither initials nor signs it; whoever verified does not sign. An office may allow
 * exceptions, which are flagged; so is a signature by one who initialled, which the standards themselves foresee.
 */
export function segregationOf(
  act: Act,
  performer: Performer,
  state: CaseState,
  office: OfficeState,
  at: Instant,
): Segregation {
  const user = 'user' in performer ? performer.user : undefined;
  if (user === undefined) return CLEAR;
  const signs = act.type === 'DocumentSigned' || ('milestone' in act && act.milestone === 'signed');
  const initials = act.type === 'DraftInitialled';
  const { preparedBy, verifiedBy, initialledBy } = state.duties;
  const clashes = [
    ...((signs || initials) && preparedBy.includes(user) ? ['prepared'] : []),
    ...(signs && verifiedBy.includes(user) ? ['verified'] : []),
  ];
  const initialled = signs && initialledBy.includes(user) ? ['initialled-and-signed'] : [];
  if (clashes.length === 0) return initialled.length > 0 ? { refused: null, flags: initialled } : CLEAR;
  if (settingAt(office, 'segregation-exceptions', state.service, at)) {
    return {
      refused: null,
      flags: [...clashes.map((clash) => `${clash}-and-${signs ? 'signed' : 'initialled'}`), ...initialled],
    };
  }
  return { refused: refuse('same-person', { step: act.key, earlier: clashes, user }), flags: [] };
}
