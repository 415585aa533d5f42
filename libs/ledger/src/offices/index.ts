export { followOffices } from './follow-offices.ts';
export { officeTask } from './office-task.ts';
