import type { Answer, BatchAnswer, Ledger } from '@jejak/ledger';
import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { LEDGER } from '../tokens.ts';
import { ChangeOffice, ChangeSubject, RecordInCase, RecordInCases, TakeInReport, VoidNumber } from './bus-commands.ts';

@CommandHandler(TakeInReport)
export class TakeInReportHandler implements ICommandHandler<TakeInReport> {
  constructor(@Inject(LEDGER) private readonly ledger: Ledger) {}

  execute({ intake, request }: TakeInReport): Promise<BatchAnswer> {
    return this.ledger.takeIn(intake, request);
  }
}

@CommandHandler(RecordInCase)
export class RecordInCaseHandler implements ICommandHandler<RecordInCase> {
  constructor(@Inject(LEDGER) private readonly ledger: Ledger) {}

  execute({ caseId, command, request }: RecordInCase): Promise<Answer> {
    return this.ledger.onCase(caseId, command, request);
  }
}

@CommandHandler(RecordInCases)
export class RecordInCasesHandler implements ICommandHandler<RecordInCases> {
  constructor(@Inject(LEDGER) private readonly ledger: Ledger) {}

  execute({ caseIds, command, request }: RecordInCases): Promise<BatchAnswer> {
    return this.ledger.onCases(caseIds, command, request);
  }
}

@CommandHandler(ChangeOffice)
export class ChangeOfficeHandler implements ICommandHandler<ChangeOffice> {
  constructor(@Inject(LEDGER) private readonly ledger: Ledger) {}

  execute({ code, command, request }: ChangeOffice): Promise<Answer> {
    return this.ledger.onOffice(code, command, request);
  }
}

@CommandHandler(ChangeSubject)
export class ChangeSubjectHandler implements ICommandHandler<ChangeSubject> {
  constructor(@Inject(LEDGER) private readonly ledger: Ledger) {}

  execute({ subjectId, command, request }: ChangeSubject): Promise<Answer> {
    return this.ledger.onSubject(subjectId, command, request);
  }
}

@CommandHandler(VoidNumber)
export class VoidNumberHandler implements ICommandHandler<VoidNumber> {
  constructor(@Inject(LEDGER) private readonly ledger: Ledger) {}

  execute({ kind, office, year, number, reason, request }: VoidNumber): Promise<Answer> {
    return this.ledger.voidNumber(kind, office, year, number, reason, request);
  }
}

export const COMMAND_HANDLERS = [
  TakeInReportHandler,
  RecordInCaseHandler,
  RecordInCasesHandler,
  ChangeOfficeHandler,
  ChangeSubjectHandler,
  VoidNumberHandler,
];
