import type { LedgerEvent } from '@jejak/domain';
import type { ExpansionFilter, Reference, Totals } from '@jejak/projections';

/** A document of any read model. A type, not an interface, so that it passes for the read store's plain JSON. */
export type Row = { readonly id: string };

/** A Projection whose documents are not known further: any of them fits. */
export interface ReadModel {
  readonly name: string;
  readonly version: number;
  readonly indexes: readonly (readonly string[])[];
  readonly of?: { readonly name: string };
  keys(event: LedgerEvent, reference: Reference): readonly string[];
  reduce(
    document: Row | undefined,
    event: LedgerEvent,
    ordinal: number,
    reference: Reference,
    id: string,
    source?: Row,
  ): Row | undefined;
  expand?(event: LedgerEvent, reference: Reference): ExpansionFilter | undefined;
  readonly totals?: readonly Totals<Row>[];
}

/** What is kept in a collection of its own: the documents of a read model, or totals over them. */
export interface Kept {
  readonly name: string;
  readonly version: number;
  readonly indexes: readonly (readonly string[])[];
}

export function keptOf(model: ReadModel): readonly Kept[] {
  return [model, ...(model.totals ?? [])];
}
