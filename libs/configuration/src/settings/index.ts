export { data } from './data.ts';
export { eventStore } from './event-store.ts';
export { type LogLevel, log } from './log.ts';
export { mail } from './mail.ts';
export { masterKey } from './master-key.ts';
export { mongodb } from './mongodb.ts';
export { projector } from './projector.ts';
export { server } from './server.ts';
