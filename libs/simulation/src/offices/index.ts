export { MOST_OFFICES, type OfficePlan, planOffices, unitOf } from './offices.ts';
export { UNITS } from './posts.ts';
export { type Duty, SimulatedOffice } from './simulated-office.ts';
export { FOUNDER, NAMESPACE, type Officer } from './staff.ts';
