// Compiles every workspace's src/ to dist/ with swc; only files that changed since their last build.

import { existsSync } from 'node:fs';
import { glob, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { transformFile } from '@swc/core';

const options = {
  swcrc: false,
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
    rewriteRelativeImportExtensions: true,
  },
  module: { type: 'nodenext', resolveFully: false },
  sourceMaps: true,
};

const workspaces = JSON.parse(await readFile('package.json', 'utf8')).workspaces;
const started = Date.now();
let compiled = 0;
for await (const manifest of glob(workspaces.map((pattern) => `${pattern}/package.json`))) {
  compiled += await buildWorkspace(dirname(manifest));
}
if (compiled > 0) console.log(`Built ${compiled} files in ${Date.now() - started} ms`);

async function buildWorkspace(folder) {
  const source = join(folder, 'src');
  const target = join(folder, 'dist');
  const wanted = new Set();
  const stale = [];
  for await (const file of glob('**/*.ts', { cwd: source })) {
    if (file.endsWith('.spec.ts')) continue;
    const output = join(target, file.replace(/\.ts$/, '.js'));
    wanted.add(output);
    if (await isNewer(join(source, file), output)) stale.push([join(source, file), output]);
  }
  await Promise.all(stale.map(([from, to]) => compile(from, to)));
  await removeOrphans(target, wanted);
  return stale.length;
}

async function isNewer(input, output) {
  if (!existsSync(output)) return true;
  return (await stat(input)).mtimeMs > (await stat(output)).mtimeMs;
}

async function compile(from, to) {
  const { code, map } = await transformFile(from, options);
  await mkdir(dirname(to), { recursive: true });
  await writeFile(to, code);
  await writeFile(`${to}.map`, map);
}

/** A deleted or renamed source must not live on in dist. */
async function removeOrphans(target, wanted) {
  if (!existsSync(target)) return;
  for await (const file of glob('**/*.js', { cwd: target })) {
    const output = join(target, file);
    if (wanted.has(output)) continue;
    await rm(output);
    await rm(`${output}.map`, { force: true });
  }
}
