import type { PrivatePlace } from '@jejak/composition';
import { compareAttachments, copyAttachments } from './copy-attachments.ts';
import { comparePart, copyPart, type Part, type PartReport, refuseOthers } from './part.ts';
import { accountsPart, apiTokensPart, keysPart, searchPart } from './parts.ts';

/** What is being done, such as `key: copied`, and how many were gone through. */
export type OnProgress = (what: string, done: number) => void;

/**
 * Copies keys, the search index, accounts, API tokens and attachments, then reads both sides from end to end. May be
 * repeated, and goes on where an earlier try was interrupted. Nobody may use either side meanwhile. Throws
 * TargetNotOurs, CannotUnwrapKey, and what the stores throw; after any of those it may be tried again.
 */
export async function copyPrivate(
  source: PrivatePlace,
  target: PrivatePlace,
  onProgress: OnProgress = () => {},
): Promise<readonly PartReport[]> {
  // Before the keys are looked at: a folder that never had one gets the index's key here.
  const search = await source.openSearch();
  const [keys, accounts] = [keysPart(source.keys, target.keys), accountsPart(source, target)];
  const tokens = apiTokensPart(source, target);
  await refuseOthers(keys);
  await refuseOthers(accounts);
  await refuseOthers(tokens);

  const copy = <T>(part: Part<T>) => copyPart(part, (done) => onProgress(`${part.name}: copied`, done));
  const keysFound = await copy(keys);
  // Only now: the index opens under the key that was copied.
  const entries = searchPart(search, await target.openSearch());
  const [entriesFound, accountsFound, tokensFound] = [await copy(entries), await copy(accounts), await copy(tokens)];
  const { attachments } = source;
  const filesFound = await copyAttachments(attachments, target.attachments, (done) =>
    onProgress('attachment: copied', done),
  );

  const compare = <T>(part: Part<T>, found: number) =>
    comparePart(part, found, (done) => onProgress(`${part.name}: compared`, done));
  return [
    await compare(keys, keysFound),
    await compare(entries, entriesFound),
    await compare(accounts, accountsFound),
    await compare(tokens, tokensFound),
    await compareAttachments(attachments, target.attachments, filesFound, (done) =>
      onProgress('attachment: compared', done),
    ),
  ];
}
