export { CommitSignal } from './commit-signal.ts';
export type { EmbeddedOptions } from './database.ts';
export { Engine, type TextPage } from './engine.ts';
export { EmbeddedReadStore, openEmbeddedReadStore, type Writer } from './open.ts';
export type { PreparedCommit } from './write-documents.ts';
