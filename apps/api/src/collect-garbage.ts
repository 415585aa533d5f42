import { readdirSync, readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { giveWay } from '@jejak/projector';

const TASKS = '/proc/self/task';

/**
 * How the threads of the served process collect their garbage; to be called before the first of them starts.
 *
 * A collection of young garbage is done by the thread itself: helpers would take the processors that the other threads
 * need, and with these busy it would wait for its helpers. Old garbage is collected when a heap is three times what it
 * holds: by itself the engine waits until it is four times as much, in each thread.
 */
export function collectGarbageSparingly(): void {
  setFlagsFromString('--no-parallel-scavenge');
  setFlagsFromString('--heap-growing-percent=200');
  if (process.platform === 'linux') letHelpersGiveWay();
}

/** The engine's helpers are several, and mark what threads hold while these work: together they would crowd them out. */
function letHelpersGiveWay(): void {
  for (const thread of readdirSync(TASKS)) {
    const name = readFileSync(`${TASKS}/${thread}/comm`, 'utf8');
    if (name.includes('V8Worker')) giveWay(Number(thread));
  }
}
