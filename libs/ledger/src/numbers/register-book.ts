import { setTimeout as sleep } from 'node:timers/promises';
import { printedNumber, type RegisterEventData, type RegisterKind, type RegisterState, streams } from '@jejak/domain';
import { WrongExpectedRevision } from '@jejak/event-store';
import { nameId } from '../ids.ts';
import type { AllottedNumber } from '../ledger.ts';
import type { Aggregate } from '../memory/index.ts';
import { type Desk, later } from '../running/index.ts';
import { appendFrozen, freeze, systemEvent, systemMac } from '../writing/index.ts';

/** A case or a letter that wants a number. */
export interface Wanting {
  readonly case: string;
  readonly document: string | null;
  readonly correlationId: string;
}

/** The register of an office's year, for cases or for letters. */
export interface Register {
  readonly kind: RegisterKind;
  readonly office: string;
  readonly year: number;
}

/** An allotment has about 1 kB, and an append at most 1 MiB. */
const MOST_AT_ONCE = 200;

/** Gives numbers out, one queue a register; what is waiting is allotted in one append. */
export class RegisterBook {
  readonly #desk: Desk;
  readonly #waiting = new Map<string, Map<string, Wanting>>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** The number of a case or a letter in the register; the same one however often it is asked for. */
  allot(register: Register, wanting: Wanting): Promise<AllottedNumber> {
    const stream = streams[register.kind](register.office, register.year);
    const holder = holderOf(wanting);
    const waiting = this.#waiting.get(stream) ?? new Map<string, Wanting>();
    this.#waiting.set(stream, waiting);
    waiting.set(holder, wanting);
    return this.#desk.queues.run(stream, async () => {
      const folded = await this.#desk.registers.get(stream);
      let number = allottedTo(register, folded, holder);
      while (!number) {
        // Several may have asked for the same holder; whoever came first has taken the others' wish along.
        waiting.set(holder, wanting);
        await this.#allotAll(register, folded, [...waiting.values()].slice(0, MOST_AT_ONCE));
        for (const each of waiting.keys()) if (folded.state.numbers.has(each)) waiting.delete(each);
        number = allottedTo(register, folded, holder);
      }
      waiting.delete(holder);
      return number;
    });
  }

  async #allotAll(register: Register, folded: Aggregate<RegisterState>, wanting: readonly Wanting[]): Promise<void> {
    const { kind, office, year } = register;
    const { store, keys, clock, randomness, registers } = this.#desk;
    const { stream } = folded;
    const requestMac = await systemMac(keys, office);
    const { state, revision, prev } = folded;
    const open = wanting.filter((wants) => !state.numbers.has(holderOf(wants)));
    if (open.length === 0) return;
    const recordedAt = later(clock.now(), folded.recordedAt);
    const entries = open.map((wants, index) => {
      const number = state.last + 1 + index;
      const printed = printedNumber(kind, office, year, number);
      const data: RegisterEventData['NumberAllotted'] = { number, printed, case: wants.case, document: wants.document };
      const event = systemEvent('numbering', 'NumberAllotted', data, recordedAt);
      return { event, commandId: commandOf(stream, holderOf(wants)), requestMac, correlationId: wants.correlationId };
    });
    const frozen = freeze(entries, { stream, office, revision, prev, recordedAt }, new Map(), randomness);
    try {
      const { position } = await appendFrozen(store, stream, revision, frozen);
      registers.fold(
        folded,
        frozen.map((event) => ({ ...event, position })),
      );
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
      await sleep(Math.random() * 5);
      await registers.refresh(folded);
    }
  }
}

/** With the position of the register as it is held: whoever is there has seen the allotment too. */
function allottedTo(
  { kind, office, year }: Register,
  { state, position }: Aggregate<RegisterState>,
  holder: string,
): AllottedNumber | null {
  const number = state.numbers.get(holder);
  if (number === undefined || position === null) return null;
  return { printed: printedNumber(kind, office, year, number), number, position };
}

function holderOf({ case: id, document }: Wanting): string {
  return document ?? id;
}

/** A number is given once to each holder: its command id says so in every process. */
function commandOf(stream: string, holder: string): string {
  return nameId(holder, stream);
}
