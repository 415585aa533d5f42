import process from 'node:process';

/**
 * Says what failed on the standard error output and ends the process once all is written, also where something that
 * cannot be called off, such as the search for a cluster's leader, is still under way.
 */
export function endWith(message: string | null, exitCode: number): void {
  const end = () => process.exit(exitCode);
  process.stdout.write('', () => process.stderr.write(message ? `${message}\n` : '', end));
}
