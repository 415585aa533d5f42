import type { Subject } from '@jejak/projections';
import type { ReadModels } from '../read-models.ts';

/** Entries that turned out to be this person, through others too; nothing twice, whatever the ledger says. */
export async function absorbedInto(models: ReadModels, subject: Subject): Promise<readonly Subject[]> {
  const known = new Map<string, Subject>();
  let next = subject.absorbed;
  while (next.length > 0) {
    const found = await models.getMany('subjects', next);
    for (const [id, one] of found) known.set(id, one);
    next = [...found.values()].flatMap(({ absorbed }) => absorbed).filter((id) => id !== subject.id && !known.has(id));
  }
  return [...known.values()];
}

/** The entry that goes on for a merged one, at the end of however many merges; null where it goes on itself. */
export async function goesOnAs(models: ReadModels, subject: Subject): Promise<string | null> {
  const passed = new Set([subject.id]);
  let next = subject.mergedInto;
  while (next !== null && !passed.has(next)) {
    passed.add(next);
    const into = (await models.get('subjects', next))?.mergedInto ?? null;
    if (into === null) return next;
    next = into;
  }
  return next;
}
