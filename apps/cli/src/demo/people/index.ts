export { UNITS } from './posts.ts';
export { DEMO_NAMESPACE, FOUNDER, type Officer, staffOf } from './staff.ts';
