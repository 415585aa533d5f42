export { embeddedSubjectKeys, type SubjectKeysOptions } from './embedded-subject-keys.ts';
export { CannotUnwrapKey, MasterKeyRefused, SubjectErased, SubjectOfAnotherOffice } from './errors.ts';
export { type CachedKey, KeyCache } from './key-cache.ts';
export { openKeyWrapping } from './open-key-wrapping.ts';
export { openMasterKeyFile } from './open-master-key-file.ts';
export {
  type ErasedKey,
  type KeyWrapping,
  type OwnedKey,
  officeSubject,
  type SubjectKey,
  type SubjectKeyStore,
  type SubjectKeys,
} from './port.ts';
export { subjectKeysSchema } from './schema.ts';
export { wrapUnder } from './wrap-under.ts';
