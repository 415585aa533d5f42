import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

export type Figures = Readonly<Record<string, number | string>>;

/** A bench is a folder beside this file whose index.ts exports this. */
interface Bench {
  readonly run: () => Promise<Figures>;
}

const USAGE = 'npm run bench -- NAME [--json]';
const UNUSABLE = 2;

process.exitCode = await main();

async function main(): Promise<number> {
  const { name, json, problem } = readArguments();
  const names = benches();
  if (name === undefined || !names.includes(name)) {
    console.error(`${problem ?? (name === undefined ? 'which bench?' : `there is no bench ${name}`)}`);
    console.error(`usage: ${USAGE}\nbenches: ${names.join(', ')}`);
    return UNUSABLE;
  }
  const bench: Bench = await import(new URL(`./${name}/index.ts`, import.meta.url).href);
  const figures = await bench.run();
  console.log(json ? JSON.stringify(figures) : table(figures));
  return 0;
}

function readArguments(): { name?: string | undefined; json: boolean; problem?: string } {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
    if (positionals.length > 1) return { json: false, problem: 'one bench at a time' };
    return { name: positionals[0], json: values.json ?? false };
  } catch (error) {
    return { json: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

function benches(): string[] {
  return readdirSync(import.meta.dirname).filter((name) => existsSync(join(import.meta.dirname, name, 'index.ts')));
}

function table(figures: Figures): string {
  const width = Math.max(...Object.keys(figures).map((key) => key.length));
  return Object.entries(figures)
    .map(([key, figure]) => `${key.padEnd(width)}  ${format(figure).padStart(14)}`)
    .join('\n');
}

function format(figure: number | string): string {
  return typeof figure === 'number' ? figure.toLocaleString('en', { maximumFractionDigits: 2 }) : figure;
}
