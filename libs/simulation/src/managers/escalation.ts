import {
  addresseesOf,
  type CaseState,
  type ComingReminder,
  clocksOf,
  comingReminders,
  type EscalationEvent,
  holdersAt,
  type OfficeEventType,
  parseStream,
  reminderKey,
} from '@jejak/domain';
import type { NewEvent } from '@jejak/event-store';
import type { SentReminder } from '@jejak/ledger';
import type { SimulatedOffice } from '../offices/index.ts';
import { standardOf } from '../work/index.ts';
import type { World } from '../world/index.ts';

const NEW_CALENDAR: ReadonlySet<string> = new Set<OfficeEventType>([
  'CalendarSet',
  'HolidayAnnounced',
  'HolidayWithdrawn',
]);
const NOTHING_SENT: ReadonlySet<string> = new Set();

/**
 * The process manager that reminds, on simulated time: whenever something has happened in a case, or to the calendar, it
 * looks when the next rung of a clock is reached, and sends the reminder then. The first office has its mail read.
 */
export class Escalation {
  readonly #sent = new Map<string, Set<string>>();
  readonly #changed = new Set<string>();
  readonly #offices = new Set<string>();
  /** Which look at a case counts: the latest. */
  readonly #looks = new Map<string, number>();

  /** What stands in such streams was written by the ledger as events of their kind. */
  hear(stream: string, events: readonly NewEvent[]): void {
    const { kind, key = '' } = parseStream(stream) ?? {};
    if (kind === 'case') this.#changed.add(key);
    if (kind === 'office' && events.some(({ type }) => NEW_CALENDAR.has(type))) this.#offices.add(key);
    if (kind !== 'escalation') return;
    for (const { json } of events) {
      const event = JSON.parse(json) as EscalationEvent;
      if (event.type !== 'ReminderSent') continue;
      const sent = this.#sent.get(key) ?? new Set();
      this.#sent.set(key, sent.add(reminderKey(event.data)));
    }
  }

  /** Looks at whatever has changed since the last time. */
  look(world: World): void {
    for (const { id, office } of this.#offices.size > 0 ? world.cases.all() : []) {
      if (this.#offices.has(office)) this.#changed.add(id);
    }
    this.#offices.clear();
    for (const id of this.#changed) this.#expect(id, world);
    this.#changed.clear();
  }

  #expect(id: string, world: World): void {
    const look = (this.#looks.get(id) ?? 0) + 1;
    const [next] = this.#coming(id, world);
    if (!next) {
      this.#looks.delete(id);
      if (!world.cases.find(id)) this.#sent.delete(id);
      return;
    }
    this.#looks.set(id, look);
    world.agenda.add(Math.max(Date.parse(next.at), world.clock.at), async () => {
      if (this.#looks.get(id) === look) await this.#remind(id, world);
    });
  }

  async #remind(id: string, world: World): Promise<void> {
    const state = world.cases.find(id);
    const office = state && officeOf(state, world);
    if (!state || !office) return;
    const now = world.clock.now();
    const reached = this.#coming(id, world).filter(({ at }) => at <= now);
    const wanted = reached.map(({ at: reachedAt, ...reminder }) => {
      return { ...reminder, reachedAt, to: addresseesOf(office.state, state, reminder.rung, now) };
    });
    const of = { case: id, office: state.office, service: state.service };
    const sent = await world.ledger.remind(of, wanted);
    if (office === world.offices[0]) for (const reminder of sent) await mail(reminder, of, office, world);
    this.#expect(id, world);
  }

  #coming(id: string, world: World): readonly ComingReminder[] {
    const state = world.cases.find(id);
    const office = state && officeOf(state, world);
    if (!state || !office) return [];
    const clocks = clocksOf(state, standardOf(state, office), office.calendar, world.clock.now());
    return comingReminders(clocks, office.calendar, this.#sent.get(id) ?? NOTHING_SENT);
  }
}

function officeOf(state: CaseState, { offices }: World): SimulatedOffice | undefined {
  return offices.find(({ plan }) => plan.code === state.office);
}

/** The office's mail server takes it, for everybody whom it concerns. */
async function mail(
  { id: reminder, to }: SentReminder,
  of: Parameters<World['ledger']['reminderMailed']>[0],
  { state }: SimulatedOffice,
  { ledger, clock }: World,
): Promise<void> {
  const accepted = to.flatMap((addressee) =>
    'user' in addressee ? addressee.user : holdersAt(state, addressee.position, clock.now()).map(({ user }) => user),
  );
  await ledger.reminderMailed(of, { reminder, accepted: [...new Set(accepted)], refused: [] });
}
