export { changeSubject } from './change-subject.ts';
export { reindexKnown } from './reindex.ts';
export { subjectTask } from './subject-task.ts';
