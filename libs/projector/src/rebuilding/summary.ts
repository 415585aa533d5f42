import type { Digests, RebuildReport } from './report.ts';

/** A rebuild in a line of a log: no ids of documents. */
export interface RebuildSummary {
  readonly generation: string;
  readonly replaced: string;
  readonly comparedAt: number | null;
  /** Documents that were compared, as rebuilt. */
  readonly documents: number;
  readonly digests: Digests | null;
  /** How many documents differ, by read model; only those where any does. */
  readonly differing: { readonly [projection: string]: number };
}

export function summaryOf({ generation, replaced, comparedAt, digests, comparisons }: RebuildReport): RebuildSummary {
  const differing = comparisons.filter((each) => each.differing > 0);
  return {
    generation,
    replaced,
    comparedAt,
    documents: comparisons.reduce((sum, { rebuilt }) => sum + rebuilt, 0),
    digests,
    differing: Object.fromEntries(differing.map((each) => [each.projection, each.differing])),
  };
}
