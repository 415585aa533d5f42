import { AttachmentDamaged, AttachmentNotFound, type Attachments } from '@jejak/privacy';
import type { PartReport, Progress } from './part.ts';

const NAME = 'attachment';

/** Ciphertext as it is, by its hash. What is damaged in the source stays there alone. How many the target had. */
export async function copyAttachments(source: Attachments, target: Attachments, progress: Progress): Promise<number> {
  let [done, found] = [0, 0];
  for await (const hash of source.hashes()) {
    if (await target.has(hash)) found += 1;
    else await unlessDamaged(async () => target.adopt(hash, await source.sealed(hash)));
    done += 1;
    progress(done);
  }
  return found;
}

/** Reads every attachment of the source back from the target. */
export async function compareAttachments(
  source: Attachments,
  target: Attachments,
  found: number,
  progress: Progress,
): Promise<PartReport> {
  let count = 0;
  const problems: string[] = [];
  for await (const hash of source.hashes()) {
    const problem = await problemOf(source, target, hash);
    if (problem !== undefined) problems.push(problem);
    count += 1;
    progress(count);
  }
  return { name: NAME, count, found, problems };
}

async function problemOf(source: Attachments, target: Attachments, hash: string): Promise<string | undefined> {
  const there = await unlessDamaged(async () => void (await target.sealed(hash)));
  if (there === undefined) return undefined;
  const here = await unlessDamaged(async () => void (await source.sealed(hash)));
  return here === undefined ? `in the target ${there.message}` : `in the folder ${here.message}`;
}

async function unlessDamaged(work: () => Promise<void>): Promise<Error | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof AttachmentDamaged || error instanceof AttachmentNotFound) return error;
    throw error;
  }
}
