import { describe, expect, test } from '@jest/globals';
import type { OfficeState, Tenure } from '../office/index.ts';
import { FOUNDED_AT, people, testOffice } from '../testing/office.ts';
import { addresseesOf } from './addressees.ts';

const NOW = '2026-03-02T02:00:00.000Z';
const office = testOffice();
const rehsos = { unit: 'rehsos', assignee: null };

const roles = (to: ReturnType<typeof addresseesOf>) =>
  to.map((one) => ('user' in one ? one.user : `${one.position.role} ${one.position.unit}`));
const without = (...users: readonly string[]): OfficeState => ({
  ...office,
  tenures: office.tenures.map((tenure): Tenure => (users.includes(tenure.user) ? { ...tenure, until: NOW } : tenure)),
});

describe('a reminder concerns', () => {
  test.each(['half', 'four-fifths'] as const)('whoever is responsible, at %s', (rung) => {
    expect(roles(addresseesOf(office, { ...rehsos, assignee: 'worker' }, rung, NOW))).toEqual(['worker']);
  });

  test('desk and case workers of the unit, where nobody was made responsible, or that one has left', () => {
    const workers = ['front-desk dinas', 'case-worker rehsos'];
    expect(roles(addresseesOf(office, rehsos, 'half', NOW))).toEqual(workers);
    const left = addresseesOf(without('worker'), { ...rehsos, assignee: 'worker' }, 'half', NOW);
    expect(roles(left)).toEqual(workers);
  });

  test('the section head at the due date, the division head beyond it, whoever is responsible', () => {
    const assigned = { ...rehsos, assignee: 'worker' };
    expect(roles(addresseesOf(office, assigned, 'due', NOW))).toEqual(['section-head rehsos', 'supervisor dinas']);
    expect(roles(addresseesOf(office, assigned, 'late', NOW))).toEqual(['division-head rehsos', 'manager dinas']);
  });

  test('the next rank where nobody holds the position, and nobody where the office has no one', () => {
    const thin = without('kasi', 'supervisor', 'kabid', 'manager');
    expect(roles(addresseesOf(thin, rehsos, 'due', NOW))).toEqual(['head dinas']);
    expect(addresseesOf(without(...Object.keys(people)), rehsos, 'half', NOW)).toEqual([]);
    expect(addresseesOf(office, rehsos, 'due', new Date(Date.parse(FOUNDED_AT) - 1).toISOString())).toEqual([]);
  });
});
