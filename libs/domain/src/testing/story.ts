import { expect } from '@jest/globals';
import {
  type CaseCommand,
  type CaseEvent,
  type CaseState,
  decideCase,
  evolveCase,
  newCase,
  type RecordStep,
} from '../case/index.ts';
import type { RefusalCode } from '../decision/index.ts';
import type { DecidedEvent } from '../event/index.ts';
import type { OfficeState } from '../office/index.ts';
import { envelopeOf } from './envelope.ts';
import { contextOf } from './office.ts';

const CASE = '3c1d6a0e-8a8b-4c6f-9d55-0a7b6b1f2c3d';

function commandIdAt(now: number): string {
  return `00000000-0000-4000-8000-${now.toString(16).padStart(12, '0')}`;
}

/** A case told step by step: every command is decided, folded, and checked, a minute later than the one before. */
export class Story {
  state: CaseState = newCase(CASE);
  readonly events: CaseEvent[] = [];
  office: OfficeState;
  now: number;

  constructor(office: OfficeState, start = '2026-02-02T02:00:00.000Z') {
    this.office = office;
    this.now = Date.parse(start);
  }

  at(instant: string): this {
    this.now = Date.parse(instant);
    return this;
  }

  takenIn(service: string, by = 'desk', facts = {}): this {
    return this.does(by, {
      kind: 'take-in',
      office: this.office.code,
      service,
      client: '11111111-1111-4111-8111-111111111111',
      reporter: null,
      report: { id: CASE, index: 0, count: 1 },
      facts: { channel: 'counter', reportedBy: 'police', ...facts },
    });
  }

  step(by: string, step: string, more: Partial<RecordStep> = {}): this {
    return this.does(by, { kind: 'record-step', step, ...more });
  }

  does(by: string, command: CaseCommand): this {
    const decision = this.decide(by, command);
    if (!decision.accepted) {
      const { code, details, problems } = decision.refusal;
      throw new Error(`${command.kind} refused: ${code} ${JSON.stringify({ details, problems })}`);
    }
    for (const event of decision.events) this.fold(event, by);
    this.now += 60_000;
    return this;
  }

  refuses(by: string, command: CaseCommand, code: RefusalCode, details: object = {}): this {
    const decision = this.decide(by, command);
    expect(decision).toMatchObject({ accepted: false, refusal: { code, details } });
    return this;
  }

  refusesStep(by: string, step: string, code: RefusalCode, more: Partial<RecordStep> = {}): this {
    return this.refuses(by, { kind: 'record-step', step, ...more }, code);
  }

  get last(): CaseEvent {
    const event = this.events.at(-1);
    if (!event) throw new Error('nothing has happened yet');
    return event;
  }

  decide(by: string, command: CaseCommand) {
    const now = new Date(this.now).toISOString();
    return decideCase(command, this.state, this.office, contextOf(by, now, commandIdAt(this.now)));
  }

  private fold(event: DecidedEvent, by: string): void {
    const context = contextOf(by, new Date(this.now).toISOString());
    const place = { stream: `case-${CASE}`, office: this.office.code, revision: this.state.revision + 1, context };
    const stored = envelopeOf(event, place) as CaseEvent;
    this.events.push(stored);
    this.state = evolveCase(this.state, stored);
  }
}
