import type { TimelineEntry } from '../case-file/index.ts';

const NONE: readonly string[] = [];

/** What must be seen, each once, in the order in which it came up. */
export function flagsOf(timeline: readonly TimelineEntry[]): readonly string[] {
  if (!timeline.some(saysSomething)) return NONE;
  const flags = timeline.flatMap(({ type, flags: own, deviation }) => {
    if (type === 'DuplicateMarked') return ['duplicate'];
    return deviation ? [...own, 'deviation'] : own;
  });
  return [...new Set(flags)];
}

/** Nothing is said by most entries of most cases. */
function saysSomething({ type, flags, deviation }: TimelineEntry): boolean {
  return flags.length > 0 || deviation !== null || type === 'DuplicateMarked';
}
