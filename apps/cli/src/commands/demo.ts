import { readConfiguration } from '@jejak/configuration';
import type { Command } from 'commander';
import { DEMO_PASSWORD, demoOffices, FOUNDER, foundDemo, holdsDemo } from '../demo/index.ts';

const FOLDER = './data/demo';
const PLAN = { cases: 322, weeks: 10, seed: 2026 };

const EXAMPLE = `
The first start founds three offices with invented people and ${PLAN.cases} cases in ${FOLDER} (or JEJAK_DATA);
later starts find them there. Remove the folder to begin anew.

Example:
  $ JEJAK_PORT=8080 jejak demo`;

export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('serve a demonstration: three offices, invented people, cases of every standard')
    .addHelpText('after', EXAMPLE)
    .action(async () => {
      const { env } = process;
      const given = { JEJAK_DATA: env.JEJAK_DATA || FOLDER, JEJAK_LOG_LEVEL: env.JEJAK_LOG_LEVEL || 'warn' };
      const configuration = readConfiguration({ ...env, ...given, JEJAK_DEMO: 'true' });
      const { serve } = await import('@jejak/api');
      await foundOnce(configuration.data);
      sayAccounts();
      await serve(configuration);
    });
}

async function foundOnce(folder: string): Promise<void> {
  if (await holdsDemo(folder)) return;
  process.stdout.write(`Menyiapkan data demo / founding the demonstration in ${folder} …\n`);
  const started = performance.now();
  await foundDemo(folder, { ...PLAN, until: new Date().toISOString() });
  process.stdout.write(`Siap / ready after ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

function sayAccounts(): void {
  const lines = demoOffices().map(({ code, name, staff }) => {
    const keys = staff.map(({ key }) => key).join(', ');
    return `  ${name}: NAMA.${code.toLowerCase()}, NAMA: ${keys}`;
  });
  process.stdout.write(
    [
      'DEMO: semua orang dan perkara rekaan / all people and cases are invented',
      `Kata sandi semua akun / password of every account: ${DEMO_PASSWORD}`,
      `  Semua kantor / all offices: ${FOUNDER.login}`,
      ...lines,
      '',
    ].join('\n'),
  );
}
