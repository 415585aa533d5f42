/**
 * What one document adds to one total. Facts that do not depend on now, in whole numbers: so a sum comes out the same
 * in whatever order and however often its parts are taken out and put in again.
 */
export interface Share {
  /** What the total is of, such as an office and a month; together they name it, and it is found by them. */
  readonly of: { readonly [field: string]: string | null };
  readonly figures: { readonly [figure: string]: number };
}

/** Sums over the documents of one read model, kept beside them: every commit takes out what was and puts in what is. */
export interface Totals<D> {
  readonly name: string;
  /** A new number means a rebuild: what an older version had put in, this one could not take out. */
  readonly version: number;
  /** Fields of `of`. */
  readonly indexes: readonly (readonly string[])[];
  contribution(document: D): readonly Share[];
}

/** A total as it is stored, with the fields of `of` beside. Gone once no document is left in it. */
export interface Total {
  readonly id: string;
  /** How many documents are in it. */
  readonly documents: number;
  /** Those that are not 0. */
  readonly figures: { readonly [figure: string]: number };
}
