import { existsSync } from 'node:fs';
import {
  adoptionByHash,
  type CaseEvent,
  type CaseState,
  type Clock,
  clocksOf,
  currentCalendar,
  evolveCase,
  evolveOffice,
  type Instant,
  newCase,
  newOffice,
  type OfficeEvent,
  type OfficeState,
  type RegisterEvent,
  type Standard,
  streams,
} from '@jejak/domain';
import { type EventStore, lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { Ended, EXIT } from '../exit-codes.ts';
import { parseCaseNumber } from './case-number.ts';

/** A case as its events tell it, as of an instant; its personal facts are sealed. */
export interface CaseView {
  readonly number: string;
  readonly asOf: Instant;
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  readonly office: OfficeState;
  readonly timeZone: string;
  readonly standard: Standard;
  readonly clocks: readonly Clock[];
}

/** Reads a case by its number out of a folder that nobody serves. Throws DataFolderInUse, and Ended where it is not there. */
export async function readCase(folder: string, number: string, asOf: Instant): Promise<CaseView> {
  const { office: code, year, printed } = parseCaseNumber(number);
  if (!existsSync(folder)) throw new Ended(`${folder} does not exist; set JEJAK_DATA.`, EXIT.problems);
  await using opened = new AsyncDisposableStack();
  const lock = opened.use(lockDataFolder(folder, 'jejak case'));
  const store = opened.adopt(await openEmbeddedEventStore(lock), (it) => it.close());

  const register = await read<RegisterEvent>(store, streams.register(code, year));
  const allotted = register.find(
    ({ type, data }) => type === 'NumberAllotted' && 'printed' in data && data.printed === printed,
  );
  if (!allotted) throw new Ended(`There is no case ${printed} in ${folder}.`, EXIT.problems);
  const events = await read<CaseEvent>(store, streams.case(allotted.data.case));
  const state = events.reduce(evolveCase, newCase(allotted.data.case));
  const office = (await read<OfficeEvent>(store, streams.office(code))).reduce(evolveOffice, newOffice(code));
  const standard = adoptionByHash(office, state.standard)?.standard;
  if (!standard) throw new Ended(`${code} never adopted the standard ${state.standard}.`, EXIT.problems);
  const calendar = currentCalendar(office);
  if (!calendar) throw new Ended(`${code} has no calendar.`, EXIT.problems);
  const clocks = clocksOf(state, standard, calendar, asOf);
  return { number: printed, asOf, state, events, office, timeZone: calendar.timeZone, standard, clocks };
}

/** What stands in a stream of that name was written by the ledger and has the types of its kind. */
async function read<E>(store: EventStore, stream: string): Promise<readonly E[]> {
  return (await store.readStream(stream)).map(({ json }) => JSON.parse(json) as E);
}
