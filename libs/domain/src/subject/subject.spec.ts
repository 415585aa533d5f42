import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../event/index.ts';
import { contextOf, envelopeOf, testOffice } from '../testing/index.ts';
import { decideSubject, type SubjectCommand } from './decide.ts';
import type { SubjectEvent } from './events.ts';
import { checkNik } from './nik.ts';
import { evolveSubject, newSubject, type SubjectState } from './state.ts';

const office = testOffice();
const NOW = '2026-02-02T02:00:00.000Z';
const ID = '33333333-3333-4333-8333-333333333333';

function after(...commands: SubjectCommand[]): {
  state: SubjectState;
  last: SubjectEvent | null;
  refused: string | null;
} {
  let state = newSubject(ID);
  let last: SubjectEvent | null = null;
  for (const command of commands) {
    const context = contextOf('desk', NOW);
    const decision = decideSubject(command, state, office, context);
    if (!decision.accepted) return { state, last, refused: decision.refusal.code };
    for (const event of decision.events) {
      last = envelopeOf(event, {
        stream: `subject-${ID}`,
        office: 'DMI',
        revision: state.revision + 1,
        context,
      }) as SubjectEvent;
      state = evolveSubject(state, last);
    }
  }
  return { state, last, refused: null };
}
const register = (facts: JsonObject): SubjectCommand => ({ kind: 'register-subject', facts });
const identify = (facts: JsonObject): SubjectCommand => ({ kind: 'identify-subject', facts });

describe('a NIK', () => {
  test.each([
    ['1472015708900003', [], [], 'female'],
    ['1472011708900003', [], [], 'male'],
    ['147201170890000', ['length'], [], null],
    ['1472013113900003', ['birth-date'], [], 'male'],
    ['1472012902010003', ['birth-date'], [], 'male'],
    ['1472012902000003', [], [], 'male'],
    ['1472011708900000', ['serial'], [], 'male'],
    ['9972011708900003', [], ['region'], 'male'],
  ])('%s has problems %j and warnings %j', (nik, problems, warnings, sex) => {
    expect(checkNik(nik)).toEqual({ problems, warnings, sex });
  });

  test('that tells another sex or date of birth than stated is a warning', () => {
    expect(checkNik('1472015708900003', { sex: 'male', birthDate: '1990-08-18' }).warnings).toEqual([
      'sex-differs',
      'birth-date-differs',
    ]);
    expect(checkNik('1472015708900003', { sex: 'female', birthDate: '1990-08-17' }).warnings).toEqual([]);
  });
});

describe('a subject', () => {
  test('without papers is normal, and is identified later', () => {
    expect(after(register({ ageGroup: 'elderly' })).state.identity).toBe('unknown');
    const known = after(register({}), identify({ name: 'Siti', nik: '1472015708900003' }));
    expect(known.state).toMatchObject({ identity: 'known', known: ['name', 'nik'] });
    expect(JSON.stringify(known.last)).not.toMatch(/Siti|1472015708900003/);
    expect(after(register({ name: 'Siti' })).state.identity).toBe('partial');
  });

  test('with an impossible NIK is refused, with an unusual one taken in with a warning', () => {
    expect(after(register({ nik: '1472013113900003' })).refused).toBe('facts-invalid');
    expect(after(register({ nik: 1472015708900003 })).refused).toBe('facts-invalid');
    expect(after(register({ nik: '9972011708900003' })).last).toMatchObject({ data: { nikWarnings: ['region'] } });
  });

  test('is merged into another one once, never into itself', () => {
    const into = '44444444-4444-4444-8444-444444444444';
    const merge = (to: string): SubjectCommand => ({ kind: 'merge-subject', facts: { into: to, basis: 'same-nik' } });
    expect(after(register({}), merge(into)).state.mergedInto).toBe(into);
    expect(after(register({}), merge(ID)).refused).toBe('already-merged');
    const absorbing = { kind: 'absorb-subject', merged: into, facts: { basis: 'same-nik' } } as const;
    expect(after(register({}), absorbing, merge(into)).refused).toBe('already-merged');
    expect(after(register({}), merge(into), identify({ name: 'X' })).refused).toBe('already-merged');
    expect(
      after(register({}), { kind: 'absorb-subject', merged: into, facts: { basis: 'same-nik' } }).state.absorbed,
    ).toEqual([into]);
  });

  test.each([
    ['00000000-0000-4000-8000-000000000000', false],
    ['ffffffff-ffff-4fff-8fff-ffffffffffff', true],
  ])('that was merged with %s into each other at once goes on where its id is the smaller', (other, goesOn) => {
    const merge = { kind: 'merge-subject', facts: { into: other, basis: 'same-nik' } } as const;
    const absorbing = { kind: 'absorb-subject', merged: other, facts: { basis: 'same-nik' } } as const;
    const { state } = after(register({}), merge, absorbing);
    expect(state).toMatchObject(goesOn ? { mergedInto: null, absorbed: [other] } : { mergedInto: other, absorbed: [] });
    expect(after(register({}), merge, absorbing, identify({ name: 'X' })).refused).toBe(
      goesOn ? null : 'already-merged',
    );
  });

  test('is not registered twice, nor changed before it is there', () => {
    expect(after(register({}), register({})).refused).toBe('already-exists');
    expect(after(identify({ name: 'X' })).refused).toBe('unknown-subject');
    expect(after(register({}), identify({})).refused).toBe('no-change');
  });
});
