import type { Group, Values } from './group.ts';
import { data, eventStore, log, mail, masterKey, mongodb, projector, server } from './settings/index.ts';

/** Every group, in the order of the documentation. A new one is named here and below. */
export const GROUPS: readonly Group[] = [data, eventStore, mongodb, masterKey, server, projector, mail, log];

/** All that can be set from outside; every app takes from it what concerns it. */
export type Configuration = Values<typeof data.settings> &
  Values<typeof eventStore.settings> &
  Values<typeof mongodb.settings> &
  Values<typeof masterKey.settings> &
  Values<typeof server.settings> &
  Values<typeof projector.settings> &
  Values<typeof mail.settings> &
  Values<typeof log.settings>;
