export { fastifyAdapter, MAX_BODY_BYTES } from './adapter.ts';
export { observeRequests } from './observe-requests.ts';
export { protect } from './protect.ts';
export { refuseMethods } from './refuse-methods.ts';
export { RouteTable, type ServedRoute } from './route-table.ts';
