interface Joined {
  readonly id: string;
  readonly mergedInto: string | null;
  readonly absorbed: readonly string[];
}

/**
 * A subject after another one turned out to be the same person. Two that were merged into each other at once, by
 * processes that did not know of each other, are one person as well: the one with the smaller id goes on.
 */
export function absorb(subject: Joined, merged: string): Pick<Joined, 'mergedInto' | 'absorbed'> {
  const { id, mergedInto, absorbed } = subject;
  if (mergedInto !== merged) return { mergedInto, absorbed: [...absorbed, merged] };
  return id < merged ? { mergedInto: null, absorbed: [...absorbed, merged] } : { mergedInto, absorbed };
}
