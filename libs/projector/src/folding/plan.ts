import type { LedgerEvent } from '@jejak/domain';
import type { ExpansionFilter } from '@jejak/projections';
import { isIndexValue } from '../documents/index.ts';
import type { NumberedEvent } from '../ordinals/index.ts';
import {
  describeError,
  EVERY_PROJECTION,
  FOLLOWS,
  type ParkedUnit,
  type ParkingLot,
  streamUnit,
} from '../parking/index.ts';
import type { ReadModel } from '../read-model.ts';
import type { Offices } from '../reference/index.ts';

export interface Touch {
  readonly model: ReadModel;
  readonly id: string;
}

export interface Expansion {
  readonly model: ReadModel;
  readonly filter: ExpansionFilter;
}

/** What an event will do, known before any document is loaded. */
export interface Plan {
  readonly numbered: NumberedEvent;
  /** Null where it cannot be read, or follows one in its stream that cannot. */
  readonly event: LedgerEvent | null;
  /** Folded up to, and with, this event. */
  readonly offices: Offices;
  readonly touches: readonly Touch[];
  readonly expansions: readonly Expansion[];
  readonly parks: readonly { readonly unit: ParkedUnit; readonly error: string }[];
}

/** What cannot be planned at all parks its stream for `projection`: for every one of them, if left out. */
export function planEvent(
  numbered: NumberedEvent,
  before: Offices,
  models: readonly ReadModel[],
  lot: ParkingLot,
  projection = EVERY_PROJECTION,
): Plan {
  const { stored, decoded } = numbered;
  const park = (error: string): Plan => ({
    numbered,
    event: null,
    offices: before,
    touches: [],
    expansions: [],
    parks: [{ unit: streamUnit(projection, stored.stream), error }],
  });
  if (lot.hasStream(projection, stored.stream)) return park(FOLLOWS);
  if (decoded.kind === 'undecodable') return park(describeError(`undecodable: ${decoded.why}`));
  try {
    return planModels(numbered, decoded.event, before.with(decoded.event), models, lot);
  } catch (error) {
    return park(describeError(error));
  }
}

function planModels(
  numbered: NumberedEvent,
  event: LedgerEvent,
  offices: Offices,
  models: readonly ReadModel[],
  lot: ParkingLot,
): Plan {
  const touches: Touch[] = [];
  const expansions: Expansion[] = [];
  const parks: { unit: ParkedUnit; error: string }[] = [];
  const known = new Map<string, Reach>();
  for (const model of models) {
    const { stream } = numbered.stored;
    if (lot.hasStream(model.name, stream) || (model.of && lot.hasStream(model.of.name, stream))) {
      parks.push({ unit: streamUnit(model.name, stream), error: FOLLOWS });
      continue;
    }
    try {
      // A view has the keys and expansions of what it is of.
      const reach = (model.of && known.get(model.of.name)) ?? reachOf(model, event, offices);
      known.set(model.name, reach);
      for (const id of reach.ids) touches.push({ model, id });
      if (reach.filter !== undefined) expansions.push({ model, filter: reach.filter });
    } catch (error) {
      parks.push({ unit: streamUnit(model.name, stream), error: describeError(error) });
    }
  }
  return { numbered, event, offices, touches, expansions, parks };
}

/** The documents of a read model that an event touches: by their ids, and those that a filter finds. */
interface Reach {
  readonly ids: Iterable<string>;
  readonly filter: ExpansionFilter | undefined;
}

function reachOf(model: ReadModel, event: LedgerEvent, offices: Offices): Reach {
  const ids = model.keys(event, offices);
  const filter = model.expand?.(event, offices);
  refuseUnfindable(ids, filter);
  return { ids: ids.length < 2 ? ids : new Set(ids), filter };
}

/** A document that no store could look for would stop the whole batch. */
function refuseUnfindable(ids: readonly string[], filter: ExpansionFilter | undefined): void {
  if (!ids.every((id) => typeof id === 'string' && id.isWellFormed())) {
    throw new TypeError('it names a document by what is no id');
  }
  const field = filter && Object.keys(filter).find((name) => !isIndexValue(filter[name]));
  if (field !== undefined) throw new TypeError(`it looks for documents whose ${field} is no value to be found by`);
}
