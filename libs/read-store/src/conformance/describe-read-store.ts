import { afterAll, beforeAll, describe } from '@jest/globals';
import { describeCheckpoints } from './checkpoints.ts';
import { describeCollections } from './collections.ts';
import { describeCommits } from './commits.ts';
import { describeDocuments } from './documents.ts';
import { describeFilters } from './filters.ts';
import { describeLeases } from './leases.ts';
import { describePaging } from './paging.ts';
import { describeProperties } from './properties.ts';
import { describeReopening } from './reopening.ts';
import { describeSorting } from './sorting.ts';
import { type ReadStorePlace, Subject } from './subject.ts';

/** What every adapter of the port must pass; `newPlace` gives an empty place that nothing else uses. */
export function describeReadStore(name: string, newPlace: () => Promise<ReadStorePlace>): void {
  describe(`read store: ${name}`, () => {
    let opened: Subject | null = null;
    const subject = (): Subject => {
      if (opened === null) throw new Error('the store was not opened');
      return opened;
    };

    beforeAll(async () => {
      const place = await newPlace();
      opened = new Subject(place, await place.open());
    });

    afterAll(async () => {
      await subject().store.close();
      await subject().place.remove();
    });

    describeCollections(subject);
    describeDocuments(subject);
    describeFilters(subject);
    describeSorting(subject);
    describePaging(subject);
    describeCommits(subject);
    describeCheckpoints(subject);
    describeLeases(subject);
    describeReopening(subject);
    describeProperties(subject);
  });
}
