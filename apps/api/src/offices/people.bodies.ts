import { GRANTS, type Grant, MANDATE_KINDS, type MandateKind, STEP_TYPES, type StepType } from '@jejak/domain';
import { Coded, CodeList, InstantText, Nested, OneOf, PositionBody, Text, Uuid } from '../envelope/index.ts';
import { LetterBody } from './letter.body.ts';

export class OfficerBody {
  @Uuid() readonly user!: string;
  @Text(200) readonly name!: string;
  @Coded(/^\d{18}$/, '198001012005011001', { optional: true, nullable: true }) readonly nip?: string | null;
}

export class PositionGivenBody {
  @Uuid() readonly user!: string;
  @Nested(() => PositionBody) readonly position!: PositionBody;
  @InstantText() readonly from!: string;
  @InstantText({ optional: true, nullable: true }) readonly until?: string | null;
  @Nested(() => LetterBody, { optional: true, nullable: true }) readonly letter?: LetterBody | null;
}

export class EndBody {
  @InstantText() readonly until!: string;
}

export class GrantBody {
  @Uuid() readonly user!: string;
  @OneOf(GRANTS) readonly grant!: Grant;
}

export class MandateBody {
  @OneOf(MANDATE_KINDS) readonly kind!: MandateKind;
  @Uuid({ description: 'Who may sign from now on.' }) readonly user!: string;
  @Nested(() => PositionBody, { description: 'The position whose powers are lent.' }) readonly of!: PositionBody;
  @Nested(() => LetterBody) readonly letter!: LetterBody;
  @InstantText() readonly from!: string;
  @InstantText({ optional: true, nullable: true }) readonly until?: string | null;
  @CodeList(/^[a-z0-9][a-z0-9-]{0,79}$/, { from: 1, to: 50 }, { optional: true, nullable: true })
  readonly services?: readonly string[] | null;
  @CodeList(STEP_TYPES, { from: 1, to: STEP_TYPES.length }, { optional: true, nullable: true })
  readonly types?: readonly StepType[] | null;
  @Uuid({ optional: true, nullable: true, description: 'The head, where somebody else enters the letter.' })
  readonly givenBy?: string | null;
}

export class RevocationBody {
  @InstantText({ optional: true, nullable: true }) readonly until?: string | null;
  @Uuid({ optional: true, nullable: true }) readonly revokedBy?: string | null;
}

export class AbsenceBody {
  @Uuid() readonly user!: string;
  @InstantText() readonly from!: string;
  @InstantText({ optional: true, nullable: true }) readonly until?: string | null;
}
