import type { CaseCommand, OfficeCommand, RegisterKind, SubjectCommand, TakeIn } from '@jejak/domain';
import type { Answer, BatchAnswer, CommandRequest, Intake } from '@jejak/ledger';
import { Command } from '@nestjs/cqrs';

export type InCase = Exclude<CaseCommand, TakeIn>;

export class TakeInReport extends Command<BatchAnswer> {
  constructor(
    readonly intake: Intake,
    readonly request: CommandRequest,
  ) {
    super();
  }
}

export class RecordInCase extends Command<Answer> {
  constructor(
    readonly caseId: string,
    readonly command: InCase,
    readonly request: CommandRequest,
  ) {
    super();
  }
}

export class RecordInCases extends Command<BatchAnswer> {
  constructor(
    readonly caseIds: readonly string[],
    readonly command: InCase,
    readonly request: CommandRequest,
  ) {
    super();
  }
}

export class ChangeOffice extends Command<Answer> {
  constructor(
    readonly code: string,
    readonly command: OfficeCommand,
    readonly request: CommandRequest,
  ) {
    super();
  }
}

export class ChangeSubject extends Command<Answer> {
  constructor(
    readonly subjectId: string,
    readonly command: SubjectCommand,
    readonly request: CommandRequest,
  ) {
    super();
  }
}

export class VoidNumber extends Command<Answer> {
  constructor(
    readonly kind: RegisterKind,
    readonly office: string,
    readonly year: number,
    readonly number: number,
    readonly reason: string,
    readonly request: CommandRequest,
  ) {
    super();
  }
}
