import { type DescribedGroup, type DescribedSetting, describeConfiguration } from './describe-configuration.ts';

const HEAD = `# Configuration

Everything is set by environment variables. A variable that is empty counts as not set. One that is wrong, or that
nobody knows, stops the start with its name and what is possible. A secret may also be given by a file, as containers
hand them out: \`NAME_FILE\` holds the path of a file with the value of \`NAME\`. All apps share one schema, so one
environment serves the server, the projector and the command line alike.

\`jejak config\` checks the environment and shows what is in force. This page is written by
\`jejak config --markdown\`.
`;

/** What stands in docs/configuration.md. */
export function configurationPage(): string {
  return [HEAD, ...describeConfiguration().map(section)].join('\n');
}

function section({ title, about, settings }: DescribedGroup): string {
  const rows = settings.map(row).join('\n');
  return `## ${title}\n\n${about}\n\n| variable | what it says | allowed | default |\n| --- | --- | --- | --- |\n${rows}\n`;
}

function row({ name, says, allowed, byDefault, secret }: DescribedSetting): string {
  const variable = secret ? `\`${name}\`, \`${name}_FILE\`` : `\`${name}\``;
  const cells = [variable, secret ? `${says} A secret.` : says, allowed, byDefault && `\`${byDefault}\``];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
