import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const VERSION = '0.7.0b3';

/** Path of the program, in a virtual environment that is made once; null, and loud about it, where it cannot be had. */
export function installSecantusDB(): string | null {
  const environment = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', `secantusdb-${VERSION}`);
  const program = join(environment, 'bin', 'secantusd-py');
  if (existsSync(program)) return program;
  const steps = [
    ['python3', '-m', 'venv', environment],
    [join(environment, 'bin', 'pip'), 'install', '--quiet', '--disable-pip-version-check', `secantusdb==${VERSION}`],
  ];
  for (const [command = '', ...args] of steps) {
    const { status, error } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    if (status === 0) continue;
    console.error(`MONGODB IS NOT TESTED: ${command} ${args.join(' ')} failed${error ? ` (${error.message})` : ''}.`);
    console.error('It needs Python 3.9 or newer with venv, and PyPI; or a server of your own, named in MONGODB_URL.');
    rmSync(environment, { recursive: true, force: true });
    return null;
  }
  return program;
}
