import type { Opening, Sideline } from '../world/index.ts';
import { reassign } from './assignments.ts';
import { extendTerm, waitForSomebody } from './clock-matters.ts';
import { putRight } from './corrections.ts';
import { stepOutOfOrder } from './deviations.ts';
import { attachPaper, takeNote } from './notes-and-files.ts';
import { comeToLight } from './people-come-to-light.ts';
import { comeBackLater, linkFamily, relateToEarlier, reportTwice } from './relations.ts';
import { reopen } from './reopenings.ts';
import { bringPapers } from './requirements.ts';
import { voidLetter } from './voids.ts';

/** What may come of a case that was just opened. */
export const OPENINGS: readonly Opening[] = [bringPapers, comeToLight, linkFamily, relateToEarlier, reportTwice];

/** What may come of an act that was just recorded. */
export const SIDELINES: readonly Sideline[] = [
  takeNote,
  attachPaper,
  putRight,
  waitForSomebody,
  extendTerm,
  reassign,
  voidLetter,
  stepOutOfOrder,
  reopen,
  comeBackLater,
];
