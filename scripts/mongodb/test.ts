// Runs the specs of MongoDB's adapters: against the server of MONGODB_URL, else against SecantusDB, which is installed
// into a virtual environment and started for them. Exits with 77 where no server can be had.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { startTestServer } from '../../libs/mongodb/src/testing/index.ts';
import { installSecantusDB } from './install-secantusdb.ts';

const CANNOT_BE_HAD = 77;
/** A spec that fails may leave open what keeps its process alive. */
const LONGEST_MS = 15 * 60_000;

const given = process.env.MONGODB_URL;
const program = given === undefined ? installSecantusDB() : null;
if (given !== undefined) process.exitCode = runSpecs({ MONGODB_URL: given });
else if (program === null) process.exitCode = CANNOT_BE_HAD;
else {
  process.env.SECANTUSD = program;
  const server = await startTestServer();
  try {
    process.exitCode = runSpecs({ MONGODB_URL: server.url, SECANTUSD: program });
  } finally {
    await server.remove();
  }
}

function runSpecs(environment: Readonly<Record<string, string>>): number {
  const options = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', '--conditions=source'];
  const [first = '', ...others] = process.argv.slice(2);
  const wanted = first === '' || first.startsWith('-') ? ['\\.mongodb\\.spec\\.ts$', first] : [first];
  const jest = ['node_modules/jest/bin/jest.js', '--runInBand', ...wanted.filter(Boolean), ...others];
  const { status } = spawnSync(process.execPath, [...options, ...jest], {
    stdio: 'inherit',
    timeout: LONGEST_MS,
    env: { ...process.env, ...environment },
  });
  return status ?? 1;
}
