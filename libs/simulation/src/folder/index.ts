export { createAccounts, DEMO_PASSWORD } from './create-accounts.ts';
export { FolderTaken, simulatedIn } from './mark.ts';
export { openPrivateStores, type PrivateStores } from './private-stores.ts';
export { type FolderOptions, simulateIntoFolder } from './simulate-into-folder.ts';
