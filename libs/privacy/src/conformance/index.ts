export { type AttachmentsUnderTest, describeAttachments } from './describe-attachments.ts';
export { describeSearchIndex, type SearchIndexUnderTest } from './describe-search-index.ts';
export { describeSubjectKeys, type SubjectKeysUnderTest } from './describe-subject-keys.ts';
