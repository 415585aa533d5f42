import { grouped } from '../progress/index.ts';
import type { PartReport } from './part.ts';

const PLURALS: Readonly<Record<string, string>> = {
  key: 'keys',
  'search entry': 'search entries',
  account: 'accounts',
  'API token': 'API tokens',
  attachment: 'attachments',
};
const MOST_NAMED = 20;

export function isWhole(reports: readonly PartReport[]): boolean {
  return reports.every(({ problems }) => problems.length === 0);
}

/** A line for each kind, with what is wrong where something is. */
export function describePrivateCopy(reports: readonly PartReport[]): string {
  return [
    ...reports.flatMap(linesOf),
    isWhole(reports) ? 'All of it is in the target, and the same.' : 'Not all of it is in the target, or not the same.',
  ].join('\n');
}

function linesOf({ name, count, found, problems }: PartReport): readonly string[] {
  const before = found > 0 ? `, ${grouped(found)} of them by an earlier try` : '';
  const named = problems.slice(0, MOST_NAMED).map((problem) => `  ${problem}`);
  const more = problems.length - named.length;
  return [`${grouped(count)} ${PLURALS[name] ?? name}${before}`, ...named, ...(more > 0 ? [`  and ${more} more`] : [])];
}
