export { useOperations } from './use-operations.ts';
