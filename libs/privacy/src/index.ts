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
  type ErasedKey,
  embeddedSubjectKeys,
  type KeyWrapping,
  MasterKeyRefused,
  type OwnedKey,
  officeSubject,
  openKeyWrapping,
  openMasterKeyFile,
  SubjectErased,
  type SubjectKey,
  type SubjectKeyStore,
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
  type IndexedTokens,
  SEARCH_INDEX_SUBJECT,
  type SearchEntries,
  type SearchIndex,
  type SearchIndexStore,
} from './search/index.ts';
