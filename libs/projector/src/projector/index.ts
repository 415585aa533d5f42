export { IDLE, metricsOf, type ProjectorHealth, withWholeLag } from './health.ts';
export type { Notice } from './notice.ts';
export type { ProjectorOptions, RebuildOptions } from './options.ts';
export { Projector } from './projector.ts';
export { takeTurn, waitForTurn } from './turn.ts';
