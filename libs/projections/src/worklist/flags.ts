import type { TimelineEntry } from '../case-file/index.ts';

const NONE: readonly string[] = [];

/** What must be seen, each once, in the order in which it came up. */
export function flagsOf(timeline: readonly TimelineEntry[]): readonly string[] {
  const flags = timeline.flatMap(({ type, flags: own, deviation }) => {
    if (type === 'DuplicateMarked') return ['duplicate'];
    return deviation ? [...own, 'deviation'] : own;
  });
  return flags.length === 0 ? NONE : [...new Set(flags)];
}
