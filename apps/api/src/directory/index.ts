export { Offices } from './offices.ts';
