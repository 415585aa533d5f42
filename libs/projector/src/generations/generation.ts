import type { CollectionSpec } from '@jejak/read-store';
import { keptOf, type ReadModel } from '../read-model.ts';

/** One set of read models under one checkpoint, which has the generation's own name. */
export interface Generation {
  readonly name: string;
  readonly models: readonly ReadModel[];
}

/** What the projector keeps for itself in a generation. */
export const OWN_COLLECTIONS = ['offices-folded', 'parked', 'expansion', 'last-event'] as const;
export type OwnCollection = (typeof OWN_COLLECTIONS)[number];

/** Name of the collection in which a generation keeps a read model. */
export function collectionName(generation: string, projection: string): string {
  return `${generation}.${projection}`;
}

export function ownCollection(generation: string, own: OwnCollection): string {
  return collectionName(generation, own);
}

/** All collections of a generation. Throws RangeError where a name is taken twice, or is the projector's own. */
export function collectionsOf({ name, models }: Generation): readonly CollectionSpec[] {
  const kept = models.flatMap(keptOf);
  const names = [...OWN_COLLECTIONS, ...kept.map((each) => each.name)];
  const taken = kept.find((each) => names.indexOf(each.name) !== names.lastIndexOf(each.name));
  if (taken !== undefined) throw new RangeError(`a read model cannot be called ${taken.name}: that name is taken`);
  return [
    ...kept.map((each) => ({ name: collectionName(name, each.name), indexes: each.indexes })),
    { name: ownCollection(name, 'offices-folded'), indexes: [] },
    { name: ownCollection(name, 'parked'), indexes: [['stream'], ['document']] },
    { name: ownCollection(name, 'expansion'), indexes: [] },
    { name: ownCollection(name, 'last-event'), indexes: [] },
  ];
}
