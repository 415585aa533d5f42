import { setFlagsFromString } from 'node:v8';

/**
 * How the threads of the served process collect their garbage; to be called before the first of them starts.
 *
 * A collection of young garbage is done by the thread itself: helpers would take the processors that the other threads
 * need, and with these busy it would wait for its helpers. Old garbage is collected when what is held has doubled:
 * by itself the engine waits until it is four times as much, in each thread.
 */
export function collectGarbageSparingly(): void {
  setFlagsFromString('--no-parallel-scavenge');
  setFlagsFromString('--heap-growing-percent=100');
}
