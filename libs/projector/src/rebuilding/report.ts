/** Of the generation that was live, and of the rebuilt one: the same where every document is the same. */
export interface Digests {
  readonly live: string;
  readonly rebuilt: string;
}

export interface Comparison {
  readonly projection: string;
  /** Documents in the generation that was live, and in the rebuilt one. */
  readonly live: number;
  readonly rebuilt: number;
  /** Over all documents, those included that were parked: SHA-256 of each in canonical JSON, added up. */
  readonly digests: Digests;
  /** How many documents differ, apart from those that were parked. */
  readonly differing: number;
  /** Up to 100 of them. */
  readonly ids: readonly string[];
}

export interface RebuildReport {
  readonly generation: string;
  readonly replaced: string;
  /** Ordinal at which both were compared; null where no projection was the same in both. */
  readonly comparedAt: number | null;
  /** Over all that was compared; null where nothing was. */
  readonly digests: Digests | null;
  /** Projections that are the same in both; the others were changed on purpose. */
  readonly comparisons: readonly Comparison[];
}

/** Whether the rebuilt read models took the place of the live ones. */
export type RebuildOutcome = 'switched' | 'refused';

export interface RebuildProgress {
  /** Events folded, of those stored. */
  readonly done: number;
  readonly total: number;
  readonly perSecond: number;
  readonly secondsLeft: number | null;
}

/** The rebuilt read models are not what the live ones are, and nobody said that they should differ. The live stay. */
export class RebuildRefused extends Error {
  override readonly name = 'RebuildRefused';
  readonly report: RebuildReport;

  constructor(report: RebuildReport) {
    const counts = report.comparisons
      .filter(({ differing }) => differing > 0)
      .map(({ projection, differing }) => `${projection}: ${differing}`);
    super(`the rebuilt read models differ from the live ones (${counts.join(', ')}); the live ones stay`);
    this.report = report;
  }
}
