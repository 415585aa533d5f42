import { setPriority } from 'node:os';

/** Linux's nice value: about half of the share of a thread that has none. */
const NICE = 3;

/**
 * Lets whoever answers people have the processor first: read models may be some hundred milliseconds later, an answer
 * should not. It is for a thread, the calling one where none is given, and those that it starts. Linux alone tells
 * threads apart here; elsewhere it would slow the whole process, so there it is left.
 */
export function giveWay(thread = 0): void {
  if (process.platform === 'linux') setPriority(thread, NICE);
}
