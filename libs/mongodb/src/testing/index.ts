export { certificates } from './certificates.ts';
export { type CuttingProxy, startCuttingProxy } from './cutting-proxy.ts';
export { failNext, stopFailing } from './fail-point.ts';
export { openTestDatabase, type TestDatabase } from './test-database.ts';
export { startTestServer, type TestServer } from './test-server.ts';
