export {
  ConstraintViolated,
  PrivateDatabaseBusy,
  PrivateDatabaseClosed,
  PrivateDatabaseError,
  PrivateDatabaseFull,
  PrivateSchemaTooNew,
  WriteRefused,
} from './errors.ts';
export { openPrivateDatabase } from './open.ts';
export type { PrivateDatabase, Row, SchemaModule, SqlValue, Statement, StatementResult } from './port.ts';
