export { describeSubjectKeys, type SubjectKeysUnderTest } from './describe-subject-keys.ts';
