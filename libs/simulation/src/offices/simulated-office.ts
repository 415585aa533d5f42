import {
  capacityOf,
  currentCalendar,
  evolveOffice,
  newOffice,
  type OfficeCalendar,
  type OfficeEvent,
  type OfficeState,
  type Role,
  type StepType,
} from '@jejak/domain';
import { instantOf, whenOpen } from '../time/index.ts';
import type { OfficePlan } from './offices.ts';
import type { Officer } from './staff.ts';

/** For what somebody is looked for. */
export interface Duty {
  readonly roles: readonly Role[];
  readonly rankAtLeast?: number;
  readonly unit: string | null;
  readonly service: string | null;
  readonly type: StepType | null;
}

/** Epoch milliseconds, the second one excluded. */
interface Span {
  readonly from: number;
  readonly until: number;
}

/** An office as its stream stands, and what its people are busy with; times are epoch milliseconds. */
export class SimulatedOffice {
  readonly plan: OfficePlan;
  #state: OfficeState;
  readonly #busyUntil = new Map<string, number>();
  #entitled = new Map<string, readonly Officer[]>();
  #absences = new Map<string, readonly Span[]>();

  constructor(plan: OfficePlan) {
    this.plan = plan;
    this.#state = newOffice(plan.code);
  }

  get state(): OfficeState {
    return this.#state;
  }

  get calendar(): OfficeCalendar {
    const calendar = currentCalendar(this.#state);
    if (!calendar) throw new Error(`${this.plan.code} has no calendar yet`);
    return calendar;
  }

  fold(event: OfficeEvent): void {
    this.#state = evolveOffice(this.#state, event);
    this.#entitled = new Map();
    this.#absences = new Map();
  }

  officer(key: string): Officer {
    const found = this.plan.staff.find((officer) => officer.key === key);
    if (!found) throw new Error(`nobody is ${key} in ${this.plan.code}`);
    return found;
  }

  /** Who may do it at that instant, by an own position or a lent one. */
  whoMay(duty: Duty, at: number): readonly Officer[] {
    const instant = instantOf(at);
    return this.#everEntitled(duty).filter(({ user }) => capacityOf(this.#state, user, duty, instant));
  }

  /** Whether somebody is on leave, or ill. */
  isAway({ user }: Officer, at: number): boolean {
    return this.#absencesOf(user).some(({ from, until }) => from <= at && at < until);
  }

  /** When somebody is next at their desk with nothing else to do. */
  freeFrom({ user }: Officer, at: number): number {
    const absences = this.#absencesOf(user);
    let from = whenOpen(this.calendar, Math.max(at, this.#busyUntil.get(user) ?? 0));
    for (;;) {
      const away = absences.find((absence) => absence.from <= from && from < absence.until);
      if (!away) return from;
      if (away.until === Number.POSITIVE_INFINITY) return away.until;
      from = whenOpen(this.calendar, away.until);
    }
  }

  /** Of several, who is free first, and when. */
  firstFree(officers: readonly Officer[], at: number): { readonly officer: Officer; readonly from: number } | null {
    return officers.reduce<{ readonly officer: Officer; readonly from: number } | null>((best, officer) => {
      const from = this.freeFrom(officer, at);
      return from < (best?.from ?? Number.POSITIVE_INFINITY) ? { officer, from } : best;
    }, null);
  }

  occupy({ user }: Officer, until: number): void {
    this.#busyUntil.set(user, until);
  }

  #absencesOf(user: string): readonly Span[] {
    const known = this.#absences.get(user);
    if (known) return known;
    const own = this.#state.absences.filter((absence) => absence.user === user);
    const spans = own.map(({ from, until }) => ({
      from: Date.parse(from),
      until: until === null ? Number.POSITIVE_INFINITY : Date.parse(until),
    }));
    this.#absences.set(user, spans);
    return spans;
  }

  /** Whoever some tenure or mandate of theirs entitles, at whatever time. */
  #everEntitled(duty: Duty): readonly Officer[] {
    const name = JSON.stringify(duty);
    const known = this.#entitled.get(name);
    if (known) return known;
    const { tenures, mandates } = this.#state;
    const found = this.plan.staff.filter(({ user }) => {
      const terms = [...tenures, ...mandates].filter((term) => term.user === user);
      return terms.some(({ from }) => capacityOf(this.#state, user, duty, from));
    });
    this.#entitled.set(name, found);
    return found;
  }
}
