import { UndeclaredIndex } from '../errors.ts';
import type { CollectionSpec } from '../port.ts';
import type { Constraint } from './constraint.ts';

/**
 * The declared index that serves the constraints and the sort with the least reading; null where there is neither,
 * for then the documents come by id. Throws UndeclaredIndex.
 */
export function chooseIndex(
  spec: CollectionSpec,
  constraints: readonly Constraint[],
  sort: string | null,
): readonly string[] | null {
  if (constraints.length === 0 && sort === null) return null;
  const filtered = new Set(constraints.map(({ field }) => field));
  const pinned = new Set(constraints.filter(({ kind }) => kind === 'equals').map(({ field }) => field));
  const fits = (index: readonly string[]) =>
    [...filtered].every((field) => index.includes(field)) &&
    (sort === null ? filtered.has(index[0] ?? '') : sortFits(index, pinned, sort));
  const [best] = spec.indexes.filter(fits).sort((a, b) => cost(a, pinned, sort) - cost(b, pinned, sort));
  if (best === undefined) throw new UndeclaredIndex(explain(spec, filtered, sort));
  return best;
}

function sortFits(index: readonly string[], pinned: ReadonlySet<string>, sort: string): boolean {
  const place = index.indexOf(sort);
  return place >= 0 && index.slice(0, place).every((field) => pinned.has(field));
}

/** Long pinned prefixes read least; then an index that ends where the sort does needs no sorting. */
function cost(index: readonly string[], pinned: ReadonlySet<string>, sort: string | null): number {
  const firstFree = index.findIndex((field) => !pinned.has(field));
  const prefix = firstFree < 0 ? index.length : firstFree;
  const trailing = index.length - prefix - (sort !== null && index[prefix] === sort ? 1 : 0);
  return trailing - prefix * 100;
}

function explain(spec: CollectionSpec, filtered: ReadonlySet<string>, sort: string | null): string {
  const asked = [...filtered].join(', ') || 'nothing';
  const declared = spec.indexes.map((index) => `[${index.join(', ')}]`).join(', ') || 'none';
  const sorted = sort === null ? '' : `, sorted by ${sort}`;
  return `no index of ${spec.name} serves a filter on ${asked}${sorted}; declared: ${declared}`;
}
