export { data } from './data.ts';
export { eventStore } from './event-store.ts';
export { type LogLevel, log } from './log.ts';
export { mail } from './mail.ts';
export { projector } from './projector.ts';
export { server } from './server.ts';
