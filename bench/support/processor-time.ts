import { readdirSync, readFileSync } from 'node:fs';

/** A tick of the kernel's accounts, in microseconds (USER_HZ is 100 on every Linux that Node runs on). */
const TICK_US = 10_000;

/**
 * Processor time that each thread of a process has used, in microseconds, by the thread's number; the main thread has
 * the number of the process. Whatever else runs on the machine does not count. Empty where the system does not tell.
 */
export function processorTime(pid: number): ReadonlyMap<number, number> {
  try {
    return new Map(readdirSync(`/proc/${pid}/task`).map((thread) => [Number(thread), usedBy(pid, thread)]));
  } catch {
    return new Map();
  }
}

/** Of utime and stime, the 14th and 15th fields; the second one, a name in brackets, may hold blanks. */
function usedBy(pid: number, thread: string): number {
  const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_US;
}

export interface Used {
  readonly all: number;
  readonly main: number;
  /** Of the threads besides the main one, most first. */
  readonly others: readonly number[];
}

export function usedSince(before: ReadonlyMap<number, number>, pid: number): Used {
  const used = [...processorTime(pid)].map(([thread, time]) => ({ thread, time: time - (before.get(thread) ?? 0) }));
  return {
    all: used.reduce((sum, { time }) => sum + time, 0),
    main: used.find(({ thread }) => thread === pid)?.time ?? 0,
    others: used.flatMap(({ thread, time }) => (thread === pid ? [] : [time])).sort((a, b) => b - a),
  };
}
