import { PARTIES, ROLES, STEP_TYPES } from '../../event/vocabulary.ts';
import { type Check, filledList, oneOf, record } from '../check/index.ts';
import type { Decides } from '../standard.ts';

export const role = oneOf('position', ROLES);
export const party = oneOf('party', PARTIES);
export const stepType = oneOf('type of event', STEP_TYPES);

const roles = filledList(role);
const byParty = record<{ party: (typeof PARTIES)[number] }>({ party });

/** Positions of the office, or one body outside. */
export const decides: Check<Decides> = (value, at) => (Array.isArray(value) ? roles(value, at) : byParty(value, at));
