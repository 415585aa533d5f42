export { EnvelopePipe } from './envelope.pipe.ts';
export {
  Coded,
  CodeList,
  DateText,
  Facts,
  Flag,
  InstantText,
  Nested,
  NestedList,
  OneOf,
  Text,
  Uuid,
  UuidList,
  Whatever,
  Whole,
} from './fields.ts';
export {
  CaseNumberParameter,
  DateParameter,
  HashParameter,
  OFFICE_CODE,
  OfficeParameter,
  UuidParameter,
  YearParameter,
} from './parameters.ts';
export { PerformedByBody, PositionBody, performerOf, UNIT_CODE } from './performed-by.ts';
