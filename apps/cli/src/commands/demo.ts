import { resolve } from 'node:path';
import { readConfiguration } from '@jejak/configuration';
import { DEMO_PASSWORD, DEMO_PLAN, FOUNDER, planOffices, type SimulationPlan, simulatedIn } from '@jejak/simulation';
import type { Command } from 'commander';
import { catchUpVisibly } from '../serving/index.ts';
import { simulateVisibly } from '../simulation/index.ts';

const FOLDER = './data/demo';

const EXAMPLE = `
The first start simulates a year of three offices with invented people and ${DEMO_PLAN.cases} cases in ${FOLDER} (or
JEJAK_DATA); later starts find them there. Remove the folder to begin anew.

Example:
  $ JEJAK_PORT=8080 jejak demo`;

export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('serve a demonstration: a year of three offices, invented people, cases of every standard')
    .addHelpText('after', EXAMPLE)
    .action(async () => {
      const { env } = process;
      const given = { JEJAK_DATA: env.JEJAK_DATA || FOLDER, JEJAK_LOG_LEVEL: env.JEJAK_LOG_LEVEL || 'warn' };
      const configuration = readConfiguration({ ...env, ...given, JEJAK_DEMO: 'true' });
      const plan = (await simulatedIn(configuration.data)) ?? (await simulateOnce(configuration.data));
      const { sayWhere, serve } = await import('@jejak/api');
      await serve(configuration, async (server) => {
        process.stdout.write('Menyusun tampilan / making the read models …\n');
        await catchUpVisibly(server);
        // Of the whole process: nobody counts what came before the first line.
        process.stdout.write(`Siap / ready after ${seconds(performance.now())} s\n`);
        sayAccounts(plan);
        sayWhere(server);
      });
    });
}

async function simulateOnce(folder: string): Promise<SimulationPlan> {
  process.stdout.write(`Menyiapkan data demo / simulating a year in ${resolve(folder)} …\n`);
  const started = performance.now();
  const plan = { ...DEMO_PLAN, until: new Date().toISOString() };
  const { cases, events } = await simulateVisibly(folder, plan);
  const took = seconds(performance.now() - started);
  process.stdout.write(`Disimulasikan / simulated in ${took} s: ${cases} cases, ${events} events\n`);
  return plan;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}

function sayAccounts({ offices, cases }: SimulationPlan): void {
  const lines = planOffices(offices, cases).map(({ code, name, staff }) => {
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
