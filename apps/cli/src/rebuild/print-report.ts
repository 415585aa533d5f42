import type { Comparison, RebuildReport } from '@jejak/projector';

const NAMED = 10;

/** What was compared, a line a read model; `outcome` says what came of it. */
export function reportAsText(
  { generation, replaced, comparedAt, digests, comparisons }: RebuildReport,
  outcome: string,
): string {
  const where =
    comparedAt === null ? 'nothing to compare: every read model was changed' : `compared at ordinal ${comparedAt}`;
  const all = digests === null ? [] : [`digest over all: ${sides(digests)}`];
  return [`${generation} beside ${replaced}, ${where}`, ...comparisons.flatMap(lines), ...all, outcome, ''].join('\n');
}

function lines(comparison: Comparison): readonly string[] {
  return [line(comparison), `    digest ${sides(comparison.digests)}`];
}

/** They also differ by documents that were parked, which are not counted as differing. */
function sides({ live, rebuilt }: Comparison['digests']): string {
  return live === rebuilt ? live : `${live} before, ${rebuilt} now`;
}

function line({ projection, live, rebuilt, differing, ids }: Comparison): string {
  const counts = live === rebuilt ? `${live} documents` : `${live} documents before, ${rebuilt} now`;
  if (differing === 0) return `  ${projection}: ${counts}, the same`;
  const more = differing > NAMED ? `, and ${differing - NAMED} more` : '';
  return `  ${projection}: ${counts}, ${differing} differ: ${ids.slice(0, NAMED).join(', ')}${more}`;
}
