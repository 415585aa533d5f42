export { type AccessEntry, accessLog } from './access-log.ts';
