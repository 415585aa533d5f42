import type { LedgerEvent, OfficeState } from '@jejak/domain';
import type { Totals } from './totals.ts';

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
export interface Projection<D extends { readonly id: string }, S extends { readonly id: string } = never> {
  readonly name: string;
  /** A new number means a rebuild. */
  readonly version: number;
  readonly indexes: readonly (readonly (keyof D & string)[])[];
  /** The read model that this one is a view of: listed before it, with the same keys, expansions and ids. */
  readonly of?: Projection<S>;
  /** Ids of the documents that the event touches; empty where it touches none. */
  keys(event: LedgerEvent, reference: Reference): readonly string[];
  /**
   * The document after the event; undefined where there is none. Never mutates. `id` says which of the event's
   * documents it is, for those that are not there yet; `source` is the document of the same id that a view is of, as
   * it stands after the event.
   */
  reduce(
    document: D | undefined,
    event: LedgerEvent,
    ordinal: number,
    reference: Reference,
    id: string,
    source?: S,
  ): D | undefined;
  /** Further documents, found by an index, that the event touches (a changed calendar, a merge). */
  expand?(event: LedgerEvent, reference: Reference): ExpansionFilter | undefined;
  /** Sums over the documents. */
  readonly totals?: readonly Totals<D>[];
}

/** What a view says of a document, from that document alone: its events are folded once, not once a view. */
export interface View<D extends { readonly id: string }, S extends { readonly id: string }> {
  readonly name: string;
  readonly version: number;
  readonly of: Projection<S>;
  readonly indexes: readonly (readonly (keyof D & string)[])[];
  /** Pure; `before` may be given back where nothing that is shown has changed, and is then not written again. */
  view(source: S, reference: Reference, before: D | undefined): D | undefined;
  readonly totals?: readonly Totals<D>[];
}

export function defineView<D extends { readonly id: string }, S extends { readonly id: string }>({
  of,
  view,
  ...named
}: View<D, S>): Projection<D, S> {
  return {
    ...named,
    of,
    keys: (event, reference) => of.keys(event, reference),
    reduce: (before, _event, _ordinal, reference, _id, source) => source && view(source, reference, before),
    ...(of.expand ? { expand: (event, reference) => of.expand?.(event, reference) } : {}),
  };
}

/** Keeps the type of the document while it is written down. */
export function defineProjection<D extends { readonly id: string }>(projection: Projection<D>): Projection<D> {
  return projection;
}
