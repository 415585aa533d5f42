export type { Backend, BackendOverrides } from './composition/index.ts';
export { sayWhere, serve, untilCaughtUp } from './serve.ts';
export { type ApiServer, startServer } from './server.ts';
