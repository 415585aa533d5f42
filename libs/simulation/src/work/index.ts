export { beginLife, type CaseLife, standardOf } from './case-life.ts';
export { liveOn } from './live-on.ts';
