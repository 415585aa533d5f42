import { writeSync } from 'node:fs';
import { openPrivateDatabase } from '../../database/index.ts';
import { embeddedSubjectKeys, openKeyWrapping, subjectKeysSchema } from '../index.ts';

/** Makes keys 16 at a time and tells each only once it is ensured, until the process is killed. */
const folder = process.argv[2] ?? '';
const database = await openPrivateDatabase(folder, [subjectKeysSchema]);
const keys = embeddedSubjectKeys({ database, wrapping: await openKeyWrapping(folder, database) });

async function makeKeys(lane: number): Promise<never> {
  for (let n = 0; ; n += 1) {
    const key = await keys.ensure(`${process.pid}-${lane}-${n}`, 'DMI');
    writeSync(1, `${key.subject} ${key.secret.export().toString('hex')}\n`);
  }
}

await Promise.all(Array.from({ length: 16 }, (_, lane) => makeKeys(lane)));
