export { CommitSignal } from './commit-signal.ts';
export type { EmbeddedOptions } from './database.ts';
export { Engine, type TextPage } from './engine.ts';
export { openEmbeddedReadStore } from './open.ts';
