export { isOfficeEvent, Offices } from './offices.ts';
export { officesAt } from './offices-at.ts';
export { loadOffice, loadOffices, storedOffice } from './stored-offices.ts';
