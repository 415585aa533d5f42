export interface RunnerSettings {
  /** Events that one batch takes from the subscription, about. */
  readonly maxEvents: number;
  /** Documents that one commit takes, about; a chunk of an expanded event takes as many, but at most 1,000. */
  readonly maxDocuments: number;
  /** Documents of each collection that are kept in memory. */
  readonly cacheDocuments: number;
  /** How long an event waits for more at the most while the store does not say that it has caught up. */
  readonly maxWaitMs: number;
  /** How long it rests at the most before the next batch, once everything stored has been folded. */
  readonly longestRestMs: number;
  /** Pause after a failure that may pass by itself; doubled each time up to the longest. */
  readonly retryMs: number;
  readonly longestRetryMs: number;
}

export const DEFAULT_SETTINGS: RunnerSettings = {
  maxEvents: 1000,
  maxDocuments: 1000,
  cacheDocuments: 2000,
  maxWaitMs: 20,
  longestRestMs: 100,
  retryMs: 100,
  longestRetryMs: 10_000,
};

/**
 * Over an embedded store, whose commits have no bound: what many events change in one document is written once, and
 * so is a page of an index that many documents share.
 */
export const EMBEDDED_SETTINGS: Partial<RunnerSettings> = {
  maxEvents: 2_000,
  maxDocuments: 5_000,
  cacheDocuments: 1_000,
};

/** While it works beside a live generation: short batches, so that the live one is soon in turn again. */
export const BESIDE_SETTINGS: Partial<RunnerSettings> = { maxEvents: 200 };
