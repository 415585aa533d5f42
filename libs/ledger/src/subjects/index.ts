export { changeSubject } from './change-subject.ts';
export { subjectTask } from './subject-task.ts';
