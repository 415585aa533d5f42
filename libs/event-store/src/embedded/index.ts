export { SchemaTooNew } from './migrate.ts';
export {
  attachEmbeddedEventStore,
  type EmbeddedEventStore,
  type EmbeddedOptions,
  openEmbeddedEventStore,
} from './open.ts';
export type { EmbeddedAttachment } from './owned-store.ts';
