import { readFileSync } from 'node:fs';
import { PARTY_LABELS, ROLE_LABELS, type Standard, TYPE_LABELS } from '@jejak/domain';
import { describe, expect, test } from '@jest/globals';
import { loadCatalogue } from './catalogue.ts';

type Leaf = readonly [pointer: string, value: unknown];
type Renamed = readonly (readonly [from: RegExp, to: string])[];

/** Every string, number, boolean, null and empty list or object of a document, with its JSON pointer. */
function leaves(value: unknown, pointer = ''): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) return [[pointer, value]];
  const members = Object.entries(value);
  if (members.length === 0) return [[pointer, value]];
  return members.flatMap(([key, member]) => leaves(member, `${pointer}/${key}`));
}

function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce((node: unknown, key) => (typeof node === 'object' && node ? Reflect.get(node, key) : undefined), value);
}

function rename(pointer: string, table: Renamed): string {
  return table.reduce((path, [from, to]) => path.replace(from, to), pointer);
}

function fixture(name: string) {
  return JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'));
}

/** Where a leaf of a service's facts stands in its standard (or second promise). Applied one after the other. */
const FACTS: Renamed = [
  [/^\/(standard_key|id)$/, '/service'],
  [/^\/name_(id|en)$/, '/name/$1'],
  [/^\/number_in_sk$/, '/publication/numberInDecree'],
  [/^\/source_files/, '/publication/sources'],
  [/^\/issuing_office$/, '/publication/office'],
  [/^\/kemendagri_code$/, '/publication/regionCode'],
  [/^\/timezone$/, '/publication/timeZone'],
  [/^\/sk_date_note$/, '/publication/decree/note'],
  [/^\/sk_(number|date)$/, '/publication/decree/$1'],
  [/^\/responsible_unit$/, '/publication/responsibleUnit'],
  [/^\/(city|province|variant|contact)(?=\/|$)/, '/publication/$1'],
  [/\/contact\/call_center$/, '/contact/callCenter'],
  // One address became a list of one.
  [/\/contact\/web$/, '/contact/web/0'],
  [/^\/inconsistencies/, '/oddities'],
  [/^\/complaint_handling/, '/components/complaintHandling'],
  [/^\/components\/1_requirements/, '/components/requirements/value'],
  [/^\/components\/2_procedure/, '/components/procedure/value'],
  [/^\/components\/3_completion_time/, '/components/completionTime/value'],
  [/^\/components\/4_cost/, '/components/cost/value'],
  [/^\/components\/5_product/, '/components/products/value'],
  [/^\/components\/6_complaint_channels/, '/components/complaintChannels/value'],
  [/^\/components\/7_legal_basis/, '/components/legalBasis/value'],
  [/^\/components\/8_facilities/, '/components/facilities/value'],
  [/^\/components\/9_executor_competence/, '/components/executorCompetence/value'],
  [/^\/components\/10_internal_supervision/, '/components/internalSupervision/value'],
  [/^\/components\/11_number_of_executors/, '/components/executors/value'],
  [/^\/components\/12_service_guarantee/, '/components/serviceGuarantee/value'],
  [/^\/components\/13_safety_guarantee/, '/components/safetyGuarantee/value'],
  [/^\/components\/14_performance_evaluation/, '/components/evaluation/value'],
  [/\/provided_by$/, '/providedBy'],
  [/\/text_(id|en)$/, '/text/$1'],
  [/\/actor_basis$/, '/actorBasis'],
  [/\/printed_no$/, '/printedNo'],
  [/\/sub_limit$/, '/subLimit'],
  [/\/sub_limits(?=\/|$)/, '/subLimits'],
  [/\/raw_kind$/, '/rawKind'],
  [/\/text_blocks(?=\/|$)/, '/textBlocks'],
  [/\/day_kind$/, '/dayKind'],
  [/\/clock_note$/, '/note'],
  [/\/amount_idr$/, '/rupiah'],
  [/\/period_months$/, '/periodMonths'],
];

const DECREE: Renamed = [
  [/^\/office$/, '/office/id'],
  [/^\/office_en$/, '/office/en'],
  [/^\/kemendagri_code$/, '/regionCode'],
  [/^\/timezone$/, '/timeZone'],
  [/^\/sk_(number|date)$/, '/$1'],
  [/^\/contact\/web$/, '/contact/web/0'],
  [/^\/considered_legal_basis/, '/consideredLegalBasis'],
  [/^\/inconsistencies/, '/oddities'],
];

/** What a standard has beyond its source, or where it says outright that the source is silent. */
const ADDED = [
  /^\/schema$/,
  /^\/noun$/,
  /^\/budget\//,
  /\/(broughtIn|broughtInBasis)$/,
  /^\/components\/\w+\/published$/,
  /^\/service$/,
];

const catalogue = loadCatalogue();
const facts = fixture('standards');
const procedures = fixture('procedures');

function standardOf(service: string): Standard {
  const entry = catalogue.standards.get(service);
  if (!entry) throw new Error(`no standard ${service}`);
  return entry.standard;
}

/** A service of the source is a standard, or the second promise of one. */
function promiseOf(service: { id: string; standard_key: string }): object {
  const standard = standardOf(service.standard_key);
  if (service.id === standard.service) return standard;
  const second = standard.secondPromises.find(({ id }) => id === service.id);
  if (!second) throw new Error(`no second promise ${service.id}`);
  return { ...second, service: service.standard_key };
}

describe('the facts of every service stand in its standard', () => {
  const services: readonly { id: string; standard_key: string }[] = facts.services;
  test('there are sixteen', () => expect(services).toHaveLength(16));

  test.each(services.map((service) => [service.id, service] as const))('%s', (id, service) => {
    const promise = promiseOf(service);
    const found = new Set<string>();
    for (const [pointer, value] of leaves(service)) {
      if (pointer === '/id' && id !== service.standard_key) continue;
      const target = rename(pointer, FACTS);
      found.add(target);
      // What a city does not publish is null in the source and says so in the standard.
      const unpublished = value === null && /^\/components\/\w+\/value$/.test(target);
      const place = unpublished ? target.replace(/value$/, 'published') : target;
      expect([place, at(promise, place)]).toEqual([place, unpublished ? false : value]);
    }
    const { procedure, secondPromises, ...rest } = { procedure: null, secondPromises: null, ...promise };
    const invented = leaves(rest).filter(([pointer, value]) => !found.has(pointer) && !isSilence(value));
    expect(invented.map(([pointer]) => pointer).filter((pointer) => !isAdded(pointer, id, service))).toEqual([]);
  });
});

/** Null and empty lists stand for what the source leaves out. */
function isSilence(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

function isAdded(pointer: string, id: string, { standard_key }: { standard_key: string }): boolean {
  return ADDED.some((pattern) => pattern.test(pointer)) || (pointer === '/id' && id !== standard_key);
}

test('what the decree says for all its standards stands in its file', () => {
  const decree = catalogue.decrees.get('11/DINSOSPM/2024');
  for (const [pointer, value] of leaves(facts.decree)) {
    const place = rename(pointer, DECREE);
    expect([place, at(decree, place)]).toEqual([place, value]);
  }
});

describe('the procedure of every service stands in its standard, exits expanded whole', () => {
  const given: readonly { service: string; exits: readonly string[] }[] = procedures.procedures;
  const common: readonly { key: string }[] = procedures.commonSteps;
  test('there are fourteen', () => expect([...catalogue.standards.keys()]).toHaveLength(given.length));

  test.each(given.map((procedure) => [procedure.service, procedure] as const))('%s', (service, procedure) => {
    const { exits, service: _, ...rest } = procedure;
    const expanded = exits.map((key) => {
      const exit = common.find((step) => step.key === key);
      return { produces: [], ...exit };
    });
    expect(standardOf(service).procedure).toEqual({ note: null, exitsByState: {}, ...rest, exits: expanded });
  });
});

test('two standards have a second promise, in working days', () => {
  const budgets = [...catalogue.standards.values()].flatMap(({ standard }) =>
    standard.secondPromises.map(({ id, budget }) => [id, budget.n, budget.unit, budget.dayKind]),
  );
  expect(budgets).toEqual([
    ['dumai-penanganan-migran-korban-kekerasan--web', 5, 'day', 'working'],
    ['dumai-penanganan-orang-terlantar--web', 4, 'day', 'working'],
  ]);
});

test('the words for types, positions and parties are those of the source', () => {
  const sentences = Object.entries(TYPE_LABELS).map(([type, { en }]) => [type, en]);
  expect(Object.fromEntries(sentences)).toEqual(procedures.types);
  const roles = Object.entries(ROLE_LABELS).map(([role, { id }]) => [role, id]);
  expect(Object.fromEntries(roles)).toEqual(procedures.positions);
  expect(PARTY_LABELS).toEqual(procedures.parties);
});

test('of the sources only the words about the files themselves are left out', () => {
  expect(Object.keys(facts).sort()).toEqual(['decree', 'language_note', 'made', 'schema', 'services']);
  expect(Object.keys(procedures).sort()).toEqual(
    ['commonSteps', 'note', 'parties', 'positions', 'procedures', 'schema', 'types'].sort(),
  );
});
