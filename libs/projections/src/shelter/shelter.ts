import type { Standard } from '@jejak/domain';
import { type CaseFile, caseFile } from '../case-file/index.ts';
import { officeIn, standardIn } from '../events/index.ts';
import { defineView, type Reference } from '../projection.ts';
import type { ShelterRow, ShelterStay } from './row.ts';
import { staysInShelter } from './stays-in-shelter.ts';

export const shelter = defineView<ShelterRow, CaseFile>({
  name: 'shelter',
  version: 1,
  of: caseFile,
  indexes: [
    ['office', 'open'],
    ['office', 'inside', 'until', 'unit'],
    ['office', 'inside', 'since', 'unit'],
    // Those that a changed calendar moves.
    ['office', 'open'],
  ],
  view: rowOf,
});

function rowOf(file: CaseFile, reference: Reference, before: ShelterRow | undefined): ShelterRow | undefined {
  const { id, office, number, service, unit, client, open } = file;
  const standard = standardIn(officeIn(reference, office), file.standard);
  if (!before && !shelters(standard)) return undefined;
  const stays = staysInShelter(file.state, file.clocks, standard);
  const last = stays.at(-1);
  if (!last) return undefined;
  const { since, until } = last;
  const row = { id, office, number, service, unit, client, open, inside: last.leftAt === null, since, until, stays };
  return before && showsSame(before, row) ? before : row;
}

const sheltering = new WeakMap<Standard, boolean>();

/** Whether anybody may be taken into a shelter under a standard; looked up once, most services know none. */
function shelters(standard: Standard): boolean {
  const { steps, parallel } = standard.procedure;
  const known = sheltering.get(standard) ?? [...steps, ...parallel].some(({ type }) => type === 'ClientSheltered');
  sheltering.set(standard, known);
  return known;
}

function showsSame(one: ShelterRow, other: ShelterRow): boolean {
  return (
    one.number === other.number &&
    one.unit === other.unit &&
    one.open === other.open &&
    one.stays.length === other.stays.length &&
    one.stays.every((stay, at) => isSame(stay, other.stays[at]))
  );
}

function isSame(one: ShelterStay, other: ShelterStay | undefined): boolean {
  return (
    one.since === other?.since &&
    one.leftAt === other.leftAt &&
    one.leftBy === other.leftBy &&
    one.until === other.until &&
    one.limit === other.limit
  );
}
