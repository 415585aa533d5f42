export { LastSeen } from './last-seen.ts';
export { ShortCache } from './short-cache.ts';
