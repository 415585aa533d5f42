import { setTimeout as sleep } from 'node:timers/promises';
import {
  type DecidedEvent,
  evolveRegister,
  newRegister,
  officeSubject,
  printedNumber,
  type RegisterEvent,
  type RegisterEventData,
  type RegisterKind,
  type RegisterState,
  streams,
} from '@jejak/domain';
import { WrongExpectedRevision } from '@jejak/event-store';
import { canonicalize } from '@jejak/integrity';
import { requestMac } from '@jejak/privacy';
import { nameId } from '../ids.ts';
import type { AllottedNumber } from '../ledger.ts';
import { type Aggregate, type AggregateKind, Aggregates, foldEnvelope } from '../memory/index.ts';
import type { RunnerPorts } from '../running/index.ts';
import { appendFrozen, type FrozenAppend, freeze } from '../writing/index.ts';

/** A case or a letter that wants a number. */
export interface Wanting {
  readonly case: string;
  readonly document: string | null;
  readonly correlationId: string;
}

const registerKind: AggregateKind<RegisterState> = {
  empty: newRegister,
  fold: (state, event) => evolveRegister(state, event as RegisterEvent),
};

const MOST_AT_ONCE = 200;
const REGISTERS_IN_MEMORY = 200;

/** Gives numbers out, one queue a register; what is waiting is allotted in one append. */
export class RegisterBook {
  readonly registers: Aggregates<RegisterState>;
  readonly #ports: RunnerPorts;
  readonly #waiting = new Map<string, Map<string, Wanting>>();

  constructor(ports: RunnerPorts) {
    this.#ports = ports;
    this.registers = new Aggregates(ports.store, registerKind, REGISTERS_IN_MEMORY);
  }

  /** The number of a case or a letter in the register of that year; the same one however often it is asked for. */
  async allot(kind: RegisterKind, office: string, year: number, wanting: Wanting): Promise<AllottedNumber> {
    const stream = streams[kind](office, year);
    const holder = wanting.document ?? wanting.case;
    const waiting = this.#waiting.get(stream) ?? new Map<string, Wanting>();
    this.#waiting.set(stream, waiting);
    waiting.set(holder, wanting);
    return this.#ports.queues.run(stream, async () => {
      const register = await this.registers.get(stream);
      while (!register.state.byHolder.has(holder)) {
        const taken = [...waiting].slice(0, MOST_AT_ONCE);
        if (!waiting.has(holder)) taken.push([holder, wanting]);
        await this.#allotAll(kind, office, year, register, taken);
        for (const [done] of taken) waiting.delete(done);
      }
      waiting.delete(holder);
      const allotted = register.state.byHolder.get(holder);
      if (!allotted) throw new Error(`${stream} has no number for ${holder}`);
      const position = register.commands.get(commandOf(stream, holder))?.position ?? '';
      return { ...allotted, position };
    });
  }

  async #allotAll(
    kind: RegisterKind,
    office: string,
    year: number,
    register: Aggregate<RegisterState>,
    wanting: readonly (readonly [string, Wanting])[],
  ): Promise<void> {
    const open = wanting.filter(([holder]) => !register.state.byHolder.has(holder));
    if (open.length === 0) return;
    const { store, keys, clock, randomness } = this.#ports;
    const now = clock.now();
    const recordedAt = now > register.recordedAt ? now : register.recordedAt;
    const key = await keys.ensure(officeSubject(office), office);
    const mac = requestMac(key, canonicalize({}));
    const parts: FrozenAppend[] = [];
    let { revision, prev } = register;
    for (const [index, [holder, wants]] of open.entries()) {
      const number = register.state.last + 1 + index;
      const decided = allotment(
        { number, printed: printedNumber(kind, office, year, number), case: wants.case, document: wants.document },
        recordedAt,
      );
      const writing = {
        office,
        commandId: commandOf(register.stream, holder),
        requestMac: mac,
        correlationId: wants.correlationId,
        recordedAt,
      };
      const one = freeze([decided], { stream: register.stream, revision, prev }, writing, new Map(), randomness);
      parts.push(one);
      revision++;
      prev = one.hashes[0] ?? prev;
    }
    const frozen: FrozenAppend = {
      events: parts.flatMap(({ events }) => events),
      envelopes: parts.flatMap(({ envelopes }) => envelopes),
      hashes: parts.flatMap(({ hashes }) => hashes),
    };
    try {
      const { position } = await appendFrozen(store, register.stream, register.revision, frozen);
      for (const [index, envelope] of frozen.envelopes.entries()) {
        if (envelope.revision <= register.revision) continue;
        foldEnvelope(register, registerKind.fold, envelope, String(frozen.hashes[index]), position);
      }
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
      await sleep(Math.random() * 5);
      await this.registers.refresh(register);
    }
  }
}

function allotment(data: RegisterEventData['NumberAllotted'], occurredAt: string): DecidedEvent {
  const by = { system: 'numbering' };
  return {
    type: 'NumberAllotted',
    occurredAt,
    performedBy: by,
    recordedBy: { ...by, officeRevision: -1 },
    data,
    personal: [],
  };
}

/** A number is given once for each holder: its command id says so in every process. */
function commandOf(stream: string, holder: string): string {
  return nameId(holder, stream);
}
