export { BrokenCatalogue, type Catalogue, type CatalogueEntry, loadCatalogue } from './catalogue.ts';
export { checkStandardFile, type FileCheck, type FileProblem, printProblem } from './check-file.ts';
export { type NationalCalendar, nationalCalendar, readNationalCalendar } from './national-calendar.ts';
