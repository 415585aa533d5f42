import { describe, expect, test } from '@jest/globals';
import type { DecisionContext } from '../decision/index.ts';
import {
  calendar,
  changeOffice,
  contextOf,
  FOUNDED_AT,
  grantTo,
  people,
  standardOf,
  testOffice,
} from '../testing/index.ts';
import type { OfficeCommand } from './commands.ts';
import { decideOffice } from './decide.ts';
import { covers, headIsAway, holdersAt, inForce, settingAt } from './in-force.ts';
import { newOffice } from './state.ts';

const standard = standardOf('dumai-penanganan-odgj');
const office = testOffice(standard);
const letter = { number: '800/1', date: '2026-01-05' };
const refusal = (command: OfficeCommand, context: DecisionContext, of = office) => {
  const decision = decideOffice(command, of, context);
  return decision.accepted ? 'accepted' : decision.refusal.code;
};
const by = (user: string) => contextOf(user, FOUNDED_AT, `by-${user}`);

describe('founding an office', () => {
  const command: OfficeCommand = {
    kind: 'establish-office',
    code: 'GTO',
    name: 'Dinas Sosial',
    city: 'Gorontalo',
    province: 'Gorontalo',
    regionCode: '75.71',
    demo: false,
    units: [{ code: 'dinas', name: 'Dinas', parent: null }],
    calendar,
    administrator: { user: 'admin', name: 'Admin' },
  };
  const nowhere = newOffice('GTO');

  test('is for whoever administers the installation, once, with one unit above all and a calendar that holds', () => {
    expect(refusal(command, by('admin'), nowhere)).toBe('only-administrator');
    expect(refusal(command, by('founder'), nowhere)).toBe('accepted');
    expect(refusal(command, by('founder'), office)).toBe('already-exists');
    expect(refusal({ ...command, units: [] }, by('founder'), nowhere)).toBe('unknown-unit');
    const lost = [...command.units, { code: 'a', name: 'A', parent: 'b' }];
    expect(refusal({ ...command, units: lost }, by('founder'), nowhere)).toBe('unknown-unit');
    expect(refusal({ ...command, calendar: { ...calendar, weekly: [] } }, by('founder'), nowhere)).toBe(
      'calendar-broken',
    );
    expect(refusal({ kind: 'register-officer', user: 'x', name: 'X', nip: null }, by('admin'), nowhere)).toBe(
      'unknown-office',
    );
  });
});

describe('positions and grants', () => {
  const give = {
    kind: 'give-position',
    user: 'worker',
    position: { role: 'head', unit: 'dinas' },
    from: FOUNDED_AT,
    until: null,
    letter,
  } as const;

  test('are given by the head or an administrator', () => {
    const second = { ...give, position: { role: 'section-head', unit: 'linjamsos' } } as const;
    expect(refusal(second, by('admin'))).toBe('accepted');
    expect(refusal(second, by('kadis'))).toBe('accepted');
    for (const user of Object.keys(people).filter((name) => name !== 'kadis')) {
      expect(refusal(second, by(user))).toBe('wrong-position');
    }
  });

  test('an office has one head at a time, people it knows and units it has', () => {
    expect(refusal(give, by('admin'))).toBe('position-taken');
    expect(refusal({ ...give, user: 'nobody' }, by('admin'))).toBe('unknown-user');
    expect(refusal({ ...give, position: { role: 'case-worker', unit: 'moon' } }, by('admin'))).toBe('unknown-unit');
    expect(refusal({ ...give, until: '2026-01-01T00:00:00.000Z' }, by('admin'))).toBe('period-reversed');
    const tenure = office.tenures.find(({ user }) => user === 'kadis')?.id ?? '';
    const ended = changeOffice(
      office,
      { kind: 'end-position', tenure, until: '2026-03-01T00:00:00.000Z' },
      by('admin'),
    );
    const successor = { ...give, from: '2026-03-01T00:00:00.000Z' };
    const changed = changeOffice(ended, successor, by('admin'));
    const head = { role: 'head', unit: 'dinas' } as const;
    expect(holdersAt(changed, head, '2026-02-28T23:59:59.999Z')).toMatchObject([{ user: 'kadis' }]);
    expect(holdersAt(changed, head, '2026-03-01T00:00:00.000Z')).toMatchObject([{ user: 'worker' }]);
  });

  test('whoever administers the installation brings people in, and runs nothing else', () => {
    const founder = by('founder');
    expect(refusal({ kind: 'register-officer', user: 'x', name: 'X', nip: null }, founder)).toBe('accepted');
    expect(refusal({ kind: 'give-grant', user: 'secretary', grant: 'auditor' }, founder)).toBe('accepted');
    const decision = decideOffice({ kind: 'give-grant', user: 'secretary', grant: 'auditor' }, office, founder);
    const recordedBy = { user: 'founder', grant: 'administrator', officeRevision: office.revision };
    expect(decision).toMatchObject({ events: [{ recordedBy }] });
    expect(refusal({ ...give, user: 'secretary' }, founder)).toBe('wrong-position');
    const named = { kind: 'register-officer', user: 'x', name: 'X', nip: null } as const;
    expect(refusal(named, { ...founder, user: 'kadis2', instanceAdministrator: false })).toBe('wrong-position');
  });

  test('a grant is given once and withdrawn once', () => {
    const granted = grantTo(office, 'secretary', 'auditor');
    expect(refusal({ kind: 'give-grant', user: 'secretary', grant: 'auditor' }, by('admin'), granted)).toBe(
      'no-change',
    );
    expect(refusal({ kind: 'withdraw-grant', user: 'secretary', grant: 'inspector' }, by('admin'), granted)).toBe(
      'not-in-force',
    );
    expect(refusal({ kind: 'withdraw-grant', user: 'secretary', grant: 'auditor' }, by('kadis'), granted)).toBe(
      'accepted',
    );
  });
});

describe('mandates', () => {
  const mandate = {
    kind: 'give-mandate',
    mandateKind: 'Plh.',
    user: 'kabid',
    of: { role: 'head', unit: 'dinas' },
    letter,
    from: FOUNDED_AT,
    until: null,
    services: null,
    types: null,
    givenBy: 'kadis',
  } as const;

  test('lend nobody what they hold themselves', () => {
    const decision = decideOffice({ ...mandate, user: 'kadis' }, office, contextOf('secretary', FOUNDED_AT, 'self'));
    expect(decision).toMatchObject({ accepted: false, refusal: { code: 'no-change', details: { user: 'kadis' } } });
  });

  test('are the head’s alone; the secretariat or an administrator may enter the letter', () => {
    expect(refusal(mandate, by('secretary'))).toBe('accepted');
    expect(refusal(mandate, by('admin'))).toBe('accepted');
    expect(refusal({ ...mandate, givenBy: null }, by('secretary'))).toBe('only-head-mandates');
    expect(refusal({ ...mandate, givenBy: 'kabid' }, by('secretary'))).toBe('only-head-mandates');
  });

  test('whoever holds one does not lend it on, and loses it when it is revoked', () => {
    const lent = changeOffice(office, mandate, contextOf('secretary', FOUNDED_AT, 'm1'));
    expect(refusal({ ...mandate, user: 'kasi', givenBy: null }, by('kabid'), lent)).toBe('wrong-position');
    const revoke = {
      kind: 'revoke-mandate',
      mandate: 'm1',
      until: '2026-02-01T00:00:00.000Z',
      revokedBy: null,
    } as const;
    const revoked = changeOffice(lent, revoke, by('kadis'));
    expect(revoked.mandates.map((held) => inForce(held, '2026-02-01T00:00:00.000Z'))).toEqual([false]);
    expect(refusal(revoke, by('kadis'), revoked)).toBe('not-in-force');
    expect(refusal({ ...revoke, mandate: 'm9' }, by('kadis'), revoked)).toBe('unknown-mandate');
  });
});

describe('standards, calendar, settings', () => {
  const adopt = {
    kind: 'adopt-standard',
    standard,
    unit: 'rehsos',
    decree: letter,
    from: '2027-01-01',
    until: null,
  } as const;

  test('versions of one service do not overlap; the next follows when the one before has ended', () => {
    expect(refusal(adopt, by('kadis'))).toBe('standard-overlaps');
    const hash = office.adoptions[0]?.hash ?? '';
    const end = { kind: 'end-standard', service: standard.service, hash, until: '2026-12-31' } as const;
    expect(refusal(adopt, by('kadis'), changeOffice(office, end, by('kadis')))).toBe('accepted');
    expect(refusal({ ...end, until: '2025-12-31' }, by('kadis'))).toBe('period-reversed');
  });

  test('a holiday announced later makes a new version of the calendar and leaves the old one known', () => {
    const announced = changeOffice(
      office,
      {
        kind: 'announce-holiday',
        date: '2026-08-18',
        name: 'Cuti bersama',
        holidayKind: 'cuti_bersama',
        source: 'SKB',
      },
      by('kadis'),
    );
    expect(announced.calendars.map((version) => version.calendar.holidays.length)).toEqual([0, 1]);
    expect(refusal({ kind: 'withdraw-holiday', date: '2026-08-19', source: 'SKB' }, by('kadis'), announced)).toBe(
      'not-in-force',
    );
    const withdrawn = changeOffice(
      announced,
      { kind: 'withdraw-holiday', date: '2026-08-18', source: 'SKB' },
      by('kadis'),
    );
    expect(withdrawn.calendars.at(-1)?.calendar.holidays).toEqual([]);
  });

  test('only a pause that the standard leaves to a decree can be adopted', () => {
    const pause = {
      kind: 'adopt-pause',
      service: standard.service,
      state: 'diasesmen',
      decree: letter,
      from: FOUNDED_AT,
    } as const;
    expect(refusal(pause, by('kadis'))).toBe('state-not-possible');
    expect(refusal({ ...pause, state: 'menunggu_pelapor' }, by('kadis'))).toBe('accepted');
  });

  test('a setting holds from its instant on, that of a service before that of all', () => {
    const set = (service: string | null, value: boolean, from: string) =>
      ({ kind: 'change-setting', key: 'counts-first-day', service, value, from }) as const;
    const all = changeOffice(office, set(null, true, '2026-02-01T00:00:00.000Z'), by('kadis'));
    const one = changeOffice(all, set(standard.service, false, '2026-03-01T00:00:00.000Z'), by('kadis'));
    const at = (instant: string) => settingAt(one, 'counts-first-day', standard.service, instant);
    expect([at('2026-01-31T00:00:00.000Z'), at('2026-02-01T00:00:00.000Z'), at('2026-03-01T00:00:00.000Z')]).toEqual([
      undefined,
      true,
      false,
    ]);
    expect(refusal(set('nothing', true, FOUNDED_AT), by('kadis'))).toBe('unknown-service');
  });

  test('the head is away while recorded as absent', () => {
    const from = '2026-02-01T00:00:00.000Z';
    const away = changeOffice(
      office,
      { kind: 'record-absence', user: 'kadis', from, until: null },
      contextOf('secretary', FOUNDED_AT, 'a1'),
    );
    expect([headIsAway(away, FOUNDED_AT), headIsAway(away, from)]).toEqual([false, true]);
    const back = changeOffice(
      away,
      { kind: 'end-absence', absence: 'a1', until: '2026-02-03T00:00:00.000Z' },
      by('secretary'),
    );
    expect(headIsAway(back, '2026-02-03T00:00:00.000Z')).toBe(false);
  });

  test('a unit covers itself and those below it', () => {
    expect(covers(office, 'dinas', 'rehsos')).toBe(true);
    expect(covers(office, 'rehsos', 'rehsos')).toBe(true);
    expect(covers(office, 'linjamsos', 'rehsos')).toBe(false);
    expect(covers(office, 'linjamsos', null)).toBe(true);
  });
});
