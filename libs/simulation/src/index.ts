export {
  createAccounts,
  DEMO_PASSWORD,
  type FolderOptions,
  FolderTaken,
  openPrivateStores,
  type PrivateStores,
  simulatedIn,
  simulateIntoFolder,
} from './folder/index.ts';
export { FOUNDER, MOST_OFFICES, type OfficePlan, type Officer, planOffices } from './offices/index.ts';
export { type SecretOf, seededRandomness, seededSecrets } from './seed/index.ts';
export { simulateYear } from './simulate-year.ts';
export {
  DEMO_PLAN,
  ENDS,
  type Progress,
  type SimulationPlan,
  type SimulationResult,
  type SimulationStores,
} from './simulation-plan.ts';
