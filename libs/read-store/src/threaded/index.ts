export { openThreadedReadStore, type ThreadedOptions } from './open.ts';
