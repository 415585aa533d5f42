export { catchUpVisibly } from './catch-up-visibly.ts';
