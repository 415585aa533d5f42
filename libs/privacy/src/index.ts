export {
  AttachmentDamaged,
  AttachmentNotFound,
  type Attachments,
  AttachmentsFull,
  AttachmentTooLarge,
  AttachmentTypeRefused,
  MAX_ATTACHMENT_BYTES,
  type MediaType,
  openFolderAttachments,
  type StoredAttachment,
  sniffMediaType,
} from './attachments/index.ts';
export {
  ConstraintViolated,
  openPrivateDatabase,
  type PrivateDatabase,
  PrivateDatabaseBusy,
  PrivateDatabaseClosed,
  PrivateDatabaseError,
  PrivateDatabaseFull,
  PrivateSchemaTooNew,
  type Row,
  type SchemaModule,
  type SqlValue,
  type Statement,
  type StatementResult,
  WriteRefused,
} from './database/index.ts';
export {
  CannotUnwrapKey,
  embeddedSubjectKeys,
  type KeyWrapping,
  MasterKeyRefused,
  officeSubject,
  openKeyWrapping,
  openMasterKeyFile,
  SubjectErased,
  type SubjectKey,
  type SubjectKeys,
  type SubjectKeysOptions,
  SubjectOfAnotherOffice,
} from './keys/index.ts';
export {
  KeyServiceRefused,
  KeyServiceUnavailable,
  openTransitWrapping,
  type TransitSettings,
  type TransitWrapping,
} from './kms/index.ts';
export { type Randomness, systemRandomness } from './randomness/index.ts';
export { privacySchema } from './schema.ts';
export {
  CannotOpenFact,
  type EventCoordinates,
  type Json,
  open,
  requestMac,
  type SealedFact,
  seal,
} from './sealing/index.ts';
export {
  embeddedSearchIndex,
  type IndexedSubject,
  SEARCH_INDEX_SUBJECT,
  type SearchEntries,
  type SearchIndex,
} from './search/index.ts';
