export type { Backend, BackendOverrides } from './composition/index.ts';
export { serve } from './serve.ts';
export { type ApiServer, startServer } from './server.ts';
