export { openThreadedReadStore, type ThreadedOptions } from './open.ts';
export { openReadStoreWritingBeside } from './writing-beside.ts';
