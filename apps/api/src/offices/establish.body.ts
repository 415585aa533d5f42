import { Coded, Facts, Flag, Nested, NestedList, OFFICE_CODE, Text, UNIT_CODE, Uuid } from '../envelope/index.ts';
import { CALENDAR_FIELDS } from './calendar.body.ts';

export class UnitBody {
  @Coded(UNIT_CODE, 'rehsos') readonly code!: string;
  @Text(200) readonly name!: string;
  @Coded(UNIT_CODE, 'dinas', { nullable: true, description: 'Unit above it; null for the office itself.' })
  readonly parent!: string | null;
}

export class FirstAdministratorBody {
  @Uuid({ description: 'Account of the first administrator.' }) readonly user!: string;
  @Text(200) readonly name!: string;
}

export class EstablishBody {
  @Coded(OFFICE_CODE, 'DMI') readonly code!: string;
  @Text(200) readonly name!: string;
  @Text(100) readonly city!: string;
  @Text(100) readonly province!: string;
  @Coded(/^\d{2}(\.\d{2})?$/, '14.72') readonly regionCode!: string;
  @Flag({ optional: true }) readonly demo?: boolean;
  @NestedList(() => UnitBody, { from: 1, to: 200 }) readonly units!: readonly UnitBody[];
  @Facts(CALENDAR_FIELDS) readonly calendar!: object;
  @Nested(() => FirstAdministratorBody) readonly administrator!: FirstAdministratorBody;
}
