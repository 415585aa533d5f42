export { foundOffice } from './found-office.ts';
