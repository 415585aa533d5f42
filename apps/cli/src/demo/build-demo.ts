import {
  currentCalendar,
  evolveOffice,
  type Instant,
  newOffice,
  type OfficeEvent,
  type OfficeState,
  streams,
} from '@jejak/domain';
import type { EventStore } from '@jejak/event-store';
import type { PasswordCost } from '@jejak/identity';
import { createLedger } from '@jejak/ledger';
import { systemRandomness } from '@jejak/privacy';
import type { OpenStores } from '../stores/index.ts';
import { createAccounts, foundOffice } from './founding/index.ts';
import { demoOffices } from './offices.ts';
import { StoryClock } from './story-clock.ts';
import { tellCases } from './walk/index.ts';

export interface DemoPlan {
  readonly cases: number;
  /** How far back the reports go. */
  readonly weeks: number;
  readonly seed: number;
  /** The present of the demonstration. */
  readonly until: Instant;
  readonly passwordCost?: PasswordCost;
}

const YEAR = 365 * 24 * 60 * 60_000;

/** Fills empty stores: three offices a year old, accounts for everybody, and cases that have come as far as they have. */
export async function buildDemo({ events, keys, search, identity }: OpenStores, plan: DemoPlan): Promise<void> {
  const { until, passwordCost } = plan;
  const since = new Date(Date.parse(until) - YEAR).toISOString().slice(0, 10);
  const clock = new StoryClock(`${since}T00:00:00.000Z`);
  const offices = demoOffices();
  const accounts = createAccounts(identity, offices, passwordCost);
  const ledger = createLedger({ store: events, keys, search, clock, randomness: systemRandomness, node: 'demo' });
  try {
    for (const office of offices) await foundOffice(ledger, office, since);
    const states = await Promise.all(offices.map(({ code }) => readOffice(events, code)));
    const scenes = offices.flatMap((office, index) => {
      const state = states[index];
      const calendar = state && currentCalendar(state);
      return calendar ? [{ office, state, calendar }] : [];
    });
    await tellCases({ ledger, store: events, clock, scenes, ...plan });
  } finally {
    await ledger.close();
    await accounts;
  }
}

async function readOffice(events: EventStore, code: string): Promise<OfficeState> {
  const stored = await events.readStream(streams.office(code));
  // What stands in an office's stream was written by the ledger as events of the office.
  return stored.reduce((before, { json }) => evolveOffice(before, JSON.parse(json) as OfficeEvent), newOffice(code));
}
