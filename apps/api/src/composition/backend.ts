import type { LogSink } from '@jejak/composition';
import type { Configuration } from '@jejak/configuration';
import type { EventStore } from '@jejak/event-store';
import type { Identity, PasswordCost } from '@jejak/identity';
import type { Clock, Ledger } from '@jejak/ledger';
import type { Attachments, PrivateDatabase, Randomness, SearchIndex, SubjectKeys } from '@jejak/privacy';
import type { Processes } from '@jejak/processes';
import type { ProjectorThread } from '@jejak/projector';
import type { ReadStore } from '@jejak/read-store';
import type { Catalogue } from '@jejak/standards';
import type { Rights } from '../access/index.ts';
import type { Offices } from '../directory/index.ts';
import type { Metrics } from '../metrics/index.ts';

/** Everything that the API is built on, opened and ready. */
export interface Backend {
  readonly configuration: Configuration;
  readonly clock: Clock;
  readonly eventStore: EventStore;
  readonly keys: SubjectKeys;
  readonly search: SearchIndex;
  readonly attachments: Attachments;
  readonly identity: Identity;
  readonly ledger: Ledger;
  readonly offices: Offices;
  readonly rights: Rights;
  readonly catalogue: Catalogue;
  readonly metrics: Metrics;
  readonly readStore: ReadStore;
  /** Null where another process, or nobody, keeps the read models up to date. */
  readonly projector: ProjectorThread | null;
  /** What happens by itself; null where another process does it. */
  readonly processes: Processes | null;
  /** How often live streams are shown that somebody is there, and their sessions looked at again, in milliseconds. */
  readonly liveBeatMs: number;
  /** Closes what was opened here, in reverse; what was given stays its owner's. */
  close(): Promise<void>;
}

/** Parts that the caller has opened already, for tests and for several servers over one store. */
export interface BackendOverrides {
  readonly eventStore?: EventStore;
  readonly privateDatabase?: PrivateDatabase;
  readonly readStore?: ReadStore;
  readonly clock?: Clock;
  readonly randomness?: Randomness;
  readonly passwordCost?: PasswordCost;
  /** False where another server over the same stores projects already. */
  readonly projects?: boolean;
  readonly logSink?: LogSink;
  /** 15,000 where left out. */
  readonly liveBeatMs?: number;
}
