export { procedure as procedureShape } from './procedure.ts';
export { decree as decreeShape } from './publication.ts';
export { standard as standardShape } from './standard.ts';
