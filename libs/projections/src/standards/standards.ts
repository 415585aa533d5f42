import type { LedgerEvent } from '@jejak/domain';
import { defineProjection } from '../projection.ts';
import type { AdoptedPeriod, AdoptedStandard } from './document.ts';

export const standards = defineProjection<AdoptedStandard>({
  name: 'standards',
  version: 1,
  indexes: [['office', 'service', 'from']],
  keys: (event) =>
    event.type === 'StandardAdopted' || event.type === 'StandardEnded'
      ? [`${event.office}:${event.data.service}:${event.data.hash}`]
      : [],
  reduce: reduceStandard,
});

function reduceStandard(
  adopted: AdoptedStandard | undefined,
  event: LedgerEvent,
  _ordinal: number,
  _reference: unknown,
  id: string,
): AdoptedStandard | undefined {
  if (event.type === 'StandardEnded') return adopted && { ...adopted, until: event.data.until };
  if (event.type !== 'StandardAdopted') return adopted;
  const { office, data } = event;
  const { service, hash, standard, unit, decree, from, until } = data;
  const earlier = adopted ? [...adopted.earlier, periodOf(adopted)] : [];
  return { id, office, service, hash, name: standard.name, standard, unit, decree, from, until, earlier };
}

function periodOf({ unit, decree, from, until }: AdoptedStandard): AdoptedPeriod {
  return { unit, decree, from, until };
}
