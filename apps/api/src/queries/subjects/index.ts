export { SubjectQueriesController } from './subject-queries.controller.ts';
