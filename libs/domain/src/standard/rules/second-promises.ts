import type { Place } from '../check/index.ts';
import type { Standard } from '../standard.ts';

/** A second promise has an id of its own and is the promise of another publication of the same office. */
export function secondPromises(standard: Standard, at: Place): void {
  const taken = new Set([standard.service]);
  for (const [index, promise] of standard.secondPromises.entries()) {
    const place = at.at('secondPromises', index);
    if (taken.has(promise.id)) place.at('id').report('duplicate', `the key ${JSON.stringify(promise.id)} is taken`);
    taken.add(promise.id);
    if (promise.publication.office === standard.publication.office) continue;
    place
      .at('publication', 'office')
      .report('wrong-value', 'not the office of the standard', [standard.publication.office]);
  }
}
