import { jest } from '@jest/globals';
import { createProgram } from '../program.ts';
import { failureOf } from '../say-failure.ts';

export interface Ran {
  readonly exitCode: number;
  /** Everything that was printed, in order. */
  readonly said: string;
}

/** Runs a command line in this process over a data folder. */
export async function runJejak(folder: string, ...args: readonly string[]): Promise<Ran> {
  let printed = '';
  const keep = (text: string | Uint8Array) => {
    printed += String(text);
    return true;
  };
  const outputs = [process.stdout, process.stderr].map((out) => jest.spyOn(out, 'write').mockImplementation(keep));
  const { JEJAK_DATA } = process.env;
  process.env.JEJAK_DATA = folder;
  try {
    await createProgram().parseAsync(args, { from: 'user' });
    return { exitCode: 0, said: printed };
  } catch (error) {
    const { message, exitCode } = failureOf(error);
    return { exitCode, said: printed + (message ?? '') };
  } finally {
    for (const output of outputs) output.mockRestore();
    if (JEJAK_DATA === undefined) delete process.env.JEJAK_DATA;
    else process.env.JEJAK_DATA = JEJAK_DATA;
  }
}
