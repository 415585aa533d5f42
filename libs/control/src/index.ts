export { type ControlSocket, openControlSocket } from './open-control-socket.ts';
export { type Operations, operationsOver, type Projecting, type RebuildOptions } from './operations.ts';
export { QuestionRefused } from './protocol.ts';
export { reachServer, ServerUnreachable } from './reach-server.ts';
