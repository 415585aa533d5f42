export { isInside, shelterAtOnce } from './beside.ts';
export { beginLife, type CaseLife, isHopedFor, standardOf } from './case-life.ts';
export { begin, liveOn } from './live-on.ts';
export { distancesTo, endsOf } from './routes.ts';
export { attachPage, scanPage } from './scans.ts';
