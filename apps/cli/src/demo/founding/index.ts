export { createAccounts, DEMO_PASSWORD } from './create-accounts.ts';
export { foundOffice } from './found-office.ts';
