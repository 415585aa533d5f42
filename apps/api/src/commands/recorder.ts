import type { OfficeCommand, RegisterKind, SubjectCommand } from '@jejak/domain';
import type { Accepted, AllottedNumber, Answer, BatchAnswer, CommandRequest, Intake, Ledger } from '@jejak/ledger';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Metrics } from '../metrics/index.ts';
import { LEDGER, METRICS } from '../tokens.ts';
import { acceptedOf, CommandAnswer } from './answers.ts';
import {
  ChangeOffice,
  ChangeSubject,
  type InCase,
  RecordInCase,
  RecordInCases,
  TakeInReport,
  VoidNumber,
} from './bus-commands.ts';

/** How long an answer waits for the number of its case or letter, in milliseconds; a repeat gives it later. */
const NUMBER_WAIT_MS = 500;
/** Steps whose event brings a numbered letter into being. */
const LETTERS: ReadonlySet<string> = new Set(['DocumentSigned', 'FieldVisitOrdered']);

/** Hands commands to the bus, counts how they ended, and waits for numbers. */
@Injectable()
export class Recorder {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  async inCase(id: string, command: InCase, request: CommandRequest): Promise<CommandAnswer> {
    const accepted = acceptedOf(
      this.counted(command.kind, await this.bus.execute(new RecordInCase(id, command, request))),
    );
    return new CommandAnswer(id, accepted, await this.letterOf(id, accepted, request));
  }

  async inCases(ids: readonly string[], command: InCase, request: CommandRequest): Promise<BatchAnswer> {
    return this.countedBatch(command.kind, await this.bus.execute(new RecordInCases(ids, command, request)));
  }

  async takeIn(intake: Intake, request: CommandRequest): Promise<BatchAnswer> {
    return this.countedBatch('take-in', await this.bus.execute(new TakeInReport(intake, request)));
  }

  async inOffice(code: string, command: OfficeCommand, request: CommandRequest): Promise<CommandAnswer> {
    const answer = await this.bus.execute(new ChangeOffice(code, command, request));
    return new CommandAnswer(code, acceptedOf(this.counted(command.kind, answer)));
  }

  async inSubject(id: string, command: SubjectCommand, request: CommandRequest): Promise<CommandAnswer> {
    const answer = await this.bus.execute(new ChangeSubject(id, command, request));
    return new CommandAnswer(id, acceptedOf(this.counted(command.kind, answer)));
  }

  async voidNumber(
    kind: RegisterKind,
    office: string,
    year: number,
    number: number,
    reason: string,
    request: CommandRequest,
  ): Promise<CommandAnswer> {
    const answer = await this.bus.execute(new VoidNumber(kind, office, year, number, reason, request));
    return new CommandAnswer(office, acceptedOf(this.counted('void-number', answer)));
  }

  /** Null where it is not there in time. */
  numberOfCase(id: string, office: string, accepted: Accepted): Promise<AllottedNumber | null> {
    const [opened] = accepted.events;
    if (!opened) return Promise.resolve(null);
    return this.ledger.numberOf(
      'register',
      { case: id, document: null, office, recordedAt: opened.recordedAt },
      NUMBER_WAIT_MS,
    );
  }

  /** Undefined where the command issued no letter. The letter is named after the command. */
  letterOf(
    id: string,
    { events }: Accepted,
    { commandId, office }: Pick<CommandRequest, 'commandId' | 'office'>,
  ): Promise<AllottedNumber | null> | undefined {
    const issued = events.find(({ type }) => LETTERS.has(type));
    if (!issued || office === null) return undefined;
    const holder = { case: id, document: commandId, office, recordedAt: issued.recordedAt };
    return this.ledger.numberOf('letters', holder, NUMBER_WAIT_MS);
  }

  private counted(kind: string, answer: Answer): Answer {
    this.metrics.commandEnded(kind, outcomeOf(answer));
    return answer;
  }

  private countedBatch(kind: string, batch: BatchAnswer): BatchAnswer {
    for (const { answer } of batch.items) this.metrics.commandEnded(kind, outcomeOf(answer));
    return batch;
  }
}

function outcomeOf(answer: Answer): string {
  if (answer.kind === 'refused') return answer.refusal.code;
  return answer.kind === 'accepted' && answer.repeated ? 'repeated' : answer.kind;
}
