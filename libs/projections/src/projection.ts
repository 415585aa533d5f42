import type { LedgerEvent, OfficeState } from '@jejak/domain';

/** The offices folded up to, and with, the event at hand. */
export interface Reference {
  office(code: string): OfficeState | undefined;
}

/** A filter over one declared index of the projection, in MongoDB's syntax: equality and ranges. */
export type ExpansionFilter = { readonly [field: string]: string | number | boolean | null };

/**
 * A read model: documents by id, folded from events by a pure reducer. Everything it stores is plain JSON with the
 * document's `id` as its key in the collection.
 */
export interface Projection<D extends { readonly id: string }> {
  readonly name: string;
  /** A new number means a rebuild. */
  readonly version: number;
  readonly indexes: readonly (readonly (keyof D & string)[])[];
  /** Ids of the documents that the event touches; empty where it touches none. */
  keys(event: LedgerEvent, reference: Reference): readonly string[];
  /**
   * The document after the event; undefined where there is none. Never mutates. `id` says which of the event's
   * documents it is, for those that are not there yet.
   */
  reduce(document: D | undefined, event: LedgerEvent, ordinal: number, reference: Reference, id: string): D | undefined;
  /** Further documents, found by an index, that the event touches (a changed calendar, a merge). */
  expand?(event: LedgerEvent, reference: Reference): ExpansionFilter | undefined;
}

/** Keeps the type of the document while it is written down. */
export function defineProjection<D extends { readonly id: string }>(projection: Projection<D>): Projection<D> {
  return projection;
}
