import { SETTINGS, type SettingKey } from '@jejak/domain';
import {
  Coded,
  DateText,
  Facts,
  Flag,
  InstantText,
  Nested,
  OneOf,
  Text,
  UNIT_CODE,
  Whatever,
} from '../envelope/index.ts';
import { CALENDAR_FIELDS } from './calendar.body.ts';
import { LetterBody } from './letter.body.ts';

const SERVICE_KEY = /^[a-z0-9][a-z0-9-]{0,79}$/;
const STATE_KEY = /^[a-z0-9][a-z0-9_-]{0,79}$/;

export class AdoptStandardBody {
  @Coded(SERVICE_KEY, 'dumai-dtks', { optional: true, description: 'A standard of the catalogue that ships.' })
  readonly service?: string;
  @Whatever('A whole standard, where it is not in the catalogue.', { optional: true }) readonly standard?: object;
  @Coded(UNIT_CODE, 'rehsos', { optional: true, nullable: true, description: 'The unit that is responsible.' })
  readonly unit?: string | null;
  @Nested(() => LetterBody) readonly decree!: LetterBody;
  @DateText() readonly from!: string;
  @DateText({ optional: true, nullable: true }) readonly until?: string | null;
}

export class EndStandardBody {
  @Coded(SERVICE_KEY, 'dumai-dtks') readonly service!: string;
  @DateText() readonly until!: string;
}

export class CalendarBody {
  @Facts(CALENDAR_FIELDS) readonly calendar!: object;
}

export class HolidayBody {
  @DateText() readonly date!: string;
  @Text(200) readonly name!: string;
  @Text(60, { description: 'Such as national, joint-leave, regional.' }) readonly kind!: string;
  @Text(300, { description: 'The decree it rests on.' }) readonly source!: string;
}

export class HolidayWithdrawalBody {
  @Text(300) readonly source!: string;
}

export class AdoptPauseBody {
  @Coded(SERVICE_KEY, 'dumai-dtks') readonly service!: string;
  @Coded(STATE_KEY, 'menunggu_provinsi') readonly state!: string;
  @Nested(() => LetterBody) readonly decree!: LetterBody;
  @InstantText() readonly from!: string;
}

export class SettingBody {
  @OneOf(SETTINGS) readonly key!: SettingKey;
  @Coded(SERVICE_KEY, 'dumai-dtks', { optional: true, nullable: true, description: 'Null: for every service.' })
  readonly service?: string | null;
  @Flag() readonly value!: boolean;
  @InstantText() readonly from!: string;
}
