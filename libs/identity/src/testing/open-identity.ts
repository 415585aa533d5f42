import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPrivateDatabase } from '@jejak/privacy';
import { createIdentity, embeddedIdentityStores, identitySchema, type PasswordCost } from '../index.ts';

/** Cheap, so that specs are quick; the real cost has a spec of its own. */
export const CHEAP: PasswordCost = { memoryCost: 64, timeCost: 1, parallelism: 1 };

/** A clock that goes only when told to. */
export class SteppedClock {
  #milliseconds = Date.parse('2026-11-24T02:00:00.000Z');

  now(): string {
    return new Date(this.#milliseconds).toISOString();
  }

  pass(seconds: number): void {
    this.#milliseconds += seconds * 1000;
  }
}

export async function openIdentity() {
  const folder = await mkdtemp(join(tmpdir(), 'identity-'));
  const database = await openPrivateDatabase(folder, [identitySchema]);
  const stores = embeddedIdentityStores(database);
  const clock = new SteppedClock();
  const open = (passwordCost: PasswordCost = CHEAP) => createIdentity({ stores, clock, passwordCost });
  const identity = open();
  return {
    ...identity,
    stores,
    clock,
    /** The same instance after a restart, or another process beside it. */
    reopen: open,
    isInFiles: async (text: string) => {
      const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
      return files.some((file) => file.includes(text));
    },
    close: async () => {
      await identity.settled();
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
}

export type OpenedIdentity = Awaited<ReturnType<typeof openIdentity>>;
