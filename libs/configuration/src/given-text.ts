import { readFileSync } from 'node:fs';
import type { Setting } from './setting.ts';

export interface Environment {
  readonly [name: string]: string | undefined;
}

export type Given =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'problem'; readonly problem: string };

/** The variables that a setting may be given by. */
export function variablesOf({ name, secret }: Setting<unknown>): readonly string[] {
  return secret ? [name, `${name}_FILE`] : [name];
}

/** An empty variable counts as not given. The line end that editors leave at the end of a file is no part of a secret. */
export function givenText(setting: Setting<unknown>, environment: Environment): Given {
  const [direct, file] = variablesOf(setting).map((name) => environment[name] || undefined);
  if (direct !== undefined && file !== undefined) {
    return { kind: 'problem', problem: `${setting.name} and ${setting.name}_FILE are both set; keep one` };
  }
  if (file !== undefined) return readSecret(`${setting.name}_FILE`, file);
  return direct === undefined ? { kind: 'nothing' } : { kind: 'text', text: direct };
}

function readSecret(variable: string, file: string): Given {
  try {
    const text = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    if (text === '') return { kind: 'problem', problem: `${variable} names ${file}, which is empty` };
    return { kind: 'text', text };
  } catch (error) {
    const why = typeof error === 'object' && error !== null && 'code' in error ? error.code : error;
    return { kind: 'problem', problem: `${variable} must be the path of a readable file; ${file}: ${why}` };
  }
}
