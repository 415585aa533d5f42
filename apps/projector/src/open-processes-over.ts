import { mailOf, openStores } from '@jejak/composition';
import type { Configuration } from '@jejak/configuration';
import type { EventStore } from '@jejak/event-store';
import { createIdentity } from '@jejak/identity';
import { createLedger, systemClock } from '@jejak/ledger';
import { systemRandomness } from '@jejak/privacy';
import { openProcesses, type Processes } from '@jejak/processes';
import type { ProjectorThread } from '@jejak/projector';
import type { ProjectorListener } from './open-projector.ts';

interface ProcessParts {
  readonly configuration: Configuration;
  readonly eventStore: EventStore;
  readonly projector: ProjectorThread;
  readonly listener: ProjectorListener;
  /** Closes what is opened here. */
  readonly opened: AsyncDisposableStack;
}

/** Reminders, their mails and the sweepers, for as long as this projector is the one at work. */
export async function openProcessesOver(parts: ProcessParts): Promise<Processes> {
  const { configuration, eventStore, projector, listener, opened } = parts;
  const [clock, randomness] = [systemClock, systemRandomness];
  const onError = listener.onFailure;
  const stores = await openStores({ configuration, randomness, opened });
  const { keys, search, identityStores } = stores;
  const identity = createIdentity({ stores: identityStores, clock, randomness });
  opened.defer(() => identity.settled());
  const { node } = configuration;
  const ledger = createLedger({ store: eventStore, keys, search, clock, randomness, node, onError });
  opened.defer(() => ledger.close());
  const readStore = await stores.readStore();
  const running = { clock, isActive: () => projector.isAtWork, caughtUp: () => projector.caughtUp(), onError };
  const mail = mailOf(configuration, identity.accounts);
  return opened.adopt(await openProcesses({ readStore, ledger, search, mail, ...running }), (it) => it.close());
}
