// Asks a health page and ends with 0 where it answers well, for whoever restarts containers: node health.mjs URL
import process from 'node:process';

const PATIENCE_MS = 4_000;
const [url] = process.argv.slice(2);

try {
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  const text = await answer.text();
  if (!answer.ok) fail(`${url} answered ${answer.status}: ${text.slice(0, 500)}`);
} catch (error) {
  fail(`${url} cannot be reached: ${error.cause?.message ?? error.message}`);
}

function fail(why) {
  console.error(why);
  process.exitCode = 1;
}
