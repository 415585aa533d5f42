export type { Backend, BackendOverrides } from './backend.ts';
export { compositionModule } from './composition.module.ts';
export { openBackend } from './open-backend.ts';
