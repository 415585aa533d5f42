import {
  configurationPage,
  type DescribedSetting,
  describeConfiguration,
  readConfiguration,
} from '@jejak/configuration';
import type { Command } from 'commander';

const EXAMPLE = `
Secrets are never shown. Ends with 2 where something is wrong, and says what.

Example:
  $ JEJAK_PORT=8080 jejak config`;

export function addConfig(program: Command): void {
  program
    .command('config')
    .description('check the environment, and show every setting with what is in force')
    .option('--markdown', 'print docs/configuration.md instead')
    .addHelpText('after', EXAMPLE)
    .action(({ markdown }: { readonly markdown?: true }) => {
      process.stdout.write(markdown ? configurationPage() : inForce());
    });
}

function inForce(): string {
  readConfiguration(process.env);
  const groups = describeConfiguration().map(
    ({ title, about, settings }) => `${title}: ${about}\n${settings.map(line).join('')}`,
  );
  return groups.join('\n');
}

function line(setting: DescribedSetting): string {
  const { name, says, allowed } = setting;
  return `  ${name}${held(setting)}\n      ${says}\n      Allowed: ${allowed}\n`;
}

function held({ name, byDefault, secret }: DescribedSetting): string {
  if (secret) return process.env[name] || process.env[`${name}_FILE`] ? ' = (secret)' : ' (not set)';
  if (process.env[name]) return ` = ${process.env[name]}`;
  return byDefault ? ` = ${byDefault} (default)` : ' (not set)';
}
