import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export const MANIFEST = 'manifest.json';
const VERSION = 1;

export interface BackedUpFile {
  /** Below the backup, with slashes. */
  readonly path: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** What a backup holds, so that a restore can prove that it still does. */
export interface Manifest {
  readonly jejakBackup: typeof VERSION;
  readonly madeAt: string;
  readonly ledger: { readonly events: number; readonly streams: number; readonly digest: string };
  /** False where the master key was left out: without it no personal fact can be opened. */
  readonly masterKey: boolean;
  readonly files: readonly BackedUpFile[];
}

/** This folder is no backup, or not the one that was made. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}

/** Every file of a folder with its hash, in the order of the paths. */
export async function filesOf(folder: string): Promise<readonly BackedUpFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => path !== MANIFEST);
  const files: BackedUpFile[] = [];
  for (const path of paths.sort()) {
    const { size: bytes } = await stat(join(folder, path));
    files.push({ path, bytes, sha256: await sha256OfFile(join(folder, path)) });
  }
  return files;
}

export async function writeManifest(folder: string, manifest: Omit<Manifest, 'jejakBackup'>): Promise<void> {
  const file = await open(join(folder, MANIFEST), 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify({ jejakBackup: VERSION, ...manifest }, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Throws BackupRefused where the folder is no backup or one of another version. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null);
  if (text === null) throw new BackupRefused(`${folder} is no backup: it has no ${MANIFEST}`);
  const manifest = parse(text);
  if (manifest?.jejakBackup === VERSION && isWhole(manifest)) return manifest;
  throw new BackupRefused(`${join(folder, MANIFEST)} is not understood; this program reads version ${VERSION}`);
}

function parse(text: string): Manifest | null {
  try {
    return JSON.parse(text) as Manifest | null;
  } catch {
    return null;
  }
}

function isWhole({ ledger, files }: Partial<Manifest>): boolean {
  return typeof ledger?.digest === 'string' && Array.isArray(files);
}

/** What a backup no longer holds as it was made; empty where it is whole. */
export async function differencesFrom(folder: string, { files }: Manifest): Promise<readonly string[]> {
  const found = new Map((await filesOf(folder)).map((file) => [file.path, file]));
  const wrong = files.flatMap(({ path, sha256 }) => {
    const file = found.get(path);
    found.delete(path);
    if (!file) return [`${path} is missing`];
    return file.sha256 === sha256 ? [] : [`${path} is not the file that was backed up`];
  });
  return [...wrong, ...[...found.keys()].map((path) => `${path} was not backed up with the rest`)];
}

async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash);
  return hash.digest('hex');
}
