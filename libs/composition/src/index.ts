export { endWith } from './end-with.ts';
export { type LogSink, nestLog, openLog } from './log.ts';
export { mailOf } from './mail-of.ts';
export { openPrivateTarget, openStores, type Stores } from './open-stores.ts';
export { openPrivateFolder, type PrivateParts, type PrivatePlace, type PrivateStores } from './private-stores.ts';
export { ProcessMetrics } from './process-metrics.ts';
export { type StartFailure, startFailure } from './start-failure.ts';
export { startedUnlessTold, untilTold } from './until-told.ts';
