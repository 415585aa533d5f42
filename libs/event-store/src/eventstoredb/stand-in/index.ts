export type { Account, Accounts, Right } from './accounts.ts';
export { type Faults, NO_FAULTS } from './faults.ts';
export { type StandIn, type StandInOptions, startStandIn } from './server.ts';
export { SpawnedStandIn } from './spawn-stand-in.ts';
