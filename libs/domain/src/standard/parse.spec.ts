import { describe, expect, test } from '@jest/globals';
import { parseDecree, parseStandard } from './parse.ts';
import { smallStandard } from './testing/small-standard.ts';

type Path = readonly [string | number, ...(string | number)[]];
const MISSING = Symbol('missing');

/** A copy of the value as JSON, with one place changed or removed. */
function changed(value: unknown, path: Path, to: unknown): unknown {
  const [key, ...rest] = path;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  const [next, ...others] = rest;
  const member: unknown = Reflect.get(copy, key);
  if (to === MISSING && next === undefined) Reflect.deleteProperty(copy, key);
  else Reflect.set(copy, key, next === undefined ? to : changed(member, [next, ...others], to));
  return copy;
}

function problems(path: Path, to: unknown): readonly string[] {
  const parsed = parseStandard(changed(smallStandard, path, to), 'contoh.json');
  return parsed.ok ? [] : parsed.problems.map(({ pointer, code }) => `${pointer} ${code}`);
}

test('a whole standard is returned as it came', () => {
  const value: unknown = JSON.parse(JSON.stringify(smallStandard));
  expect(parseStandard(value, 'contoh.json')).toEqual({ ok: true, value: smallStandard });
});

describe('a broken standard is refused with the exact place', () => {
  const table: readonly (readonly [string, Path, unknown, string])[] = [
    ['another schema', ['schema'], 'standard v2', '/schema wrong-value'],
    ['a key with spaces', ['service'], 'contoh surat', '/service wrong-value'],
    ['an unknown noun', ['noun'], 'perkara', '/noun unknown-name'],
    ['an unknown property', ['colour'], 'red', '/colour unknown-property'],
    ['a member of every object as a property', ['constructor'], 'x', '/constructor unknown-property'],
    ['a missing text', ['name', 'en'], MISSING, '/name/en missing'],
    ['an empty text', ['name', 'en'], ' ', '/name/en wrong-value'],
    ['a lone surrogate', ['name', 'en'], '\ud800', '/name/en wrong-value'],
    ['an unknown time zone', ['publication', 'timeZone'], 'Asia/Dumai', '/publication/timeZone wrong-value'],
    ['an impossible date', ['publication', 'decree', 'date'], '2024-02-30', '/publication/decree/date wrong-value'],
    ['a number as text', ['components', 'cost', 'value', 'rupiah'], '0', '/components/cost/value/rupiah wrong-type'],
    ['a negative cost', ['components', 'cost', 'value', 'rupiah'], -1, '/components/cost/value/rupiah wrong-value'],
    ['an empty published list', ['components', 'products', 'value'], [], '/components/products/value wrong-value'],
    ['a bare component', ['components', 'products'], ['Surat'], '/components/products wrong-type'],
    [
      'a component neither published nor not',
      ['components', 'products', 'published'],
      1,
      '/components/products/published wrong-type',
    ],
    [
      'a value that is not published',
      ['components', 'cost', 'published'],
      false,
      '/components/cost/value unknown-property',
    ],
    ['a missing component', ['components', 'evaluation'], MISSING, '/components/evaluation missing'],
    ['a second promise without budget', ['secondPromises', 0, 'budget'], MISSING, '/secondPromises/0/budget missing'],
    [
      'a second promise under the same key',
      ['secondPromises', 0, 'id'],
      'contoh-surat',
      '/secondPromises/0/id duplicate',
    ],
    [
      'a second promise of another office',
      ['secondPromises', 0, 'publication', 'office'],
      'X',
      '/secondPromises/0/publication/office wrong-value',
    ],
    [
      'a state with a bad name',
      ['procedure', 'states', 'Di Kota'],
      { id: 'x', en: 'x' },
      '/procedure/states/Di Kota wrong-value',
    ],
    [
      'a state under an inherited name',
      ['procedure', 'states', 'constructor'],
      { id: 'x', en: 'x' },
      '/procedure/states/constructor wrong-value',
    ],
    [
      'an unknown party that is waited for',
      ['procedure', 'states', 'diajukan', 'waitingFor'],
      'neighbour',
      '/procedure/states/diajukan/waitingFor unknown-name',
    ],
    [
      'an unknown outcome',
      ['procedure', 'terminal', 'ditolak', 'outcome'],
      'lost',
      '/procedure/terminal/ditolak/outcome unknown-name',
    ],
    ['an unknown type', ['procedure', 'steps', 0, 'type'], 'FileBurnt', '/procedure/steps/0/type unknown-name'],
    [
      'an unknown position that decides',
      ['procedure', 'steps', 0, 'decidedBy', 0],
      'mayor',
      '/procedure/steps/0/decidedBy/0 unknown-name',
    ],
    [
      'an unknown party that decides',
      ['procedure', 'steps', 0, 'decidedBy'],
      { party: 'mayor' },
      '/procedure/steps/0/decidedBy/party unknown-name',
    ],
    [
      'an unknown position that records',
      ['procedure', 'steps', 0, 'recordedBy', 0],
      'mayor',
      '/procedure/steps/0/recordedBy/0 unknown-name',
    ],
    ['nobody who records', ['procedure', 'steps', 0, 'recordedBy'], [], '/procedure/steps/0/recordedBy wrong-value'],
    [
      'an unknown condition',
      ['procedure', 'steps', 0, 'condition'],
      'full-moon',
      '/procedure/steps/0/condition unknown-name',
    ],
    [
      'an unknown milestone',
      ['procedure', 'steps', 0, 'milestone'],
      'shipped',
      '/procedure/steps/0/milestone unknown-name',
    ],
    ['a milestone that is false', ['procedure', 'milestones', 'sent'], false, '/procedure/milestones/sent wrong-type'],
    ['a term of half a day', ['procedure', 'clock', 'max'], 0.5, '/procedure/clock/max wrong-value'],
    ['an unknown stop', ['procedure', 'clock', 'stop', 0], 'noon', '/procedure/clock/stop/0 unknown-name'],
    ['a rule of the procedure as a whole', ['procedure', 'initial'], 'entah', '/procedure/initial unknown-name'],
  ];
  test.each(table)('%s', (_, path, to, place) => expect(problems(path, to)).toContain(place));
});

test('what could stand there instead is named', () => {
  const parsed = parseStandard(changed(smallStandard, ['noun'], 'perkara'), 'contoh.json');
  expect(parsed).toMatchObject({ problems: [{ what: '"perkara" is no noun', possible: ['permohonan', 'kasus'] }] });
});

test('the rules of the procedure are checked even if something else is wrong', () => {
  const broken = changed(changed(smallStandard, ['noun'], 'perkara'), ['procedure', 'initial'], 'entah');
  const parsed = parseStandard(broken, 'contoh.json');
  expect(parsed.ok ? [] : parsed.problems.map(({ pointer }) => pointer)).toEqual(
    expect.arrayContaining(['/noun', '/procedure/initial']),
  );
});

test.each([null, [], 'standard', 7, undefined])('%p is no standard', (value) =>
  expect(parseStandard(value, 'contoh.json')).toMatchObject({ ok: false, problems: [{ pointer: '' }] }),
);

test('a decree is refused with the exact place', () =>
  expect(parseDecree({ schema: 'decree v1', date: '24-01-2024' }, 'sk.json')).toMatchObject({
    ok: false,
    problems: expect.arrayContaining([
      expect.objectContaining({ pointer: '/date', code: 'wrong-value' }),
      expect.objectContaining({ pointer: '/office', code: 'missing' }),
    ]),
  }));
