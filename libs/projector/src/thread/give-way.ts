import { setPriority } from 'node:os';

/** Linux's nice value: about a third of the share of a thread that has none. */
const NICE = 5;

/**
 * Lets whoever answers people have the processor first: read models may be some hundred milliseconds later, an answer
 * should not. It is for the calling thread and those that it starts. Linux alone tells threads apart here; elsewhere it
 * would slow the whole process, so there it is left.
 */
export function giveWay(): void {
  if (process.platform === 'linux') setPriority(NICE);
}
