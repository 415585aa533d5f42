import { randomUUID } from 'node:crypto';
import { binaryEvent } from '@eventstore/db-client';
import type { Row, Section } from './row.ts';
import { append, countIn, failure, freshStream, outcome, positionsIn, someEvent, textOf } from './seeing.ts';

const KIB = 1024;

const repeating: readonly Row[] = [
  {
    case: 'first append, `no_stream`, two events',
    observed: 'success, next revision 1, position of the last event',
    sees: 'success, revision 1, position of event 1',
    async see({ client }) {
      const stream = freshStream();
      const { nextExpectedRevision, position } = await append(client, stream, [someEvent(), someEvent()]);
      const at = (await positionsIn(client, stream)).indexOf(position?.commit ?? -1n);
      return `success, revision ${nextExpectedRevision}, position of event ${at}`;
    },
  },
  {
    case: 'the same two ids again, `no_stream`, after a later event',
    observed: 'success, revision 1, the first position again; nothing is written',
    sees: 'success, revision 1, the first position again, 3 events stored',
    async see({ client }) {
      const [stream, events] = [freshStream(), [someEvent(), someEvent()]];
      const first = await append(client, stream, events);
      await append(client, stream, someEvent(), 1n);
      const again = await append(client, stream, events);
      const same = again.position?.commit === first.position?.commit ? 'the first position again' : 'another position';
      return `success, revision ${again.nextExpectedRevision}, ${same}, ${await countIn(client, stream)} events stored`;
    },
  },
  {
    case: 'only the first of the two ids again, `no_stream`',
    observed: "success, revision 0, that event's position",
    sees: 'success, revision 0, position of event 0, 2 events stored',
    async see({ client }) {
      const [stream, one, two] = [freshStream(), someEvent(), someEvent()];
      await append(client, stream, [one, two]);
      const again = await append(client, stream, one);
      const positions = await positionsIn(client, stream);
      const at = positions.indexOf(again.position?.commit ?? -1n);
      return `success, revision ${again.nextExpectedRevision}, position of event ${at}, ${positions.length} events stored`;
    },
  },
  {
    case: 'a stored id together with a new one, at an older revision',
    observed: '`WrongExpectedVersionError`',
    sees: 'WrongExpectedVersionError, actual 0',
    async see({ client }) {
      const [stream, stored] = [freshStream(), someEvent()];
      await append(client, stream, stored);
      return outcome(append(client, stream, [stored, someEvent()]));
    },
  },
  {
    case: 'a stored id with `any`',
    observed: "success, the stored event's revision; nothing is written",
    sees: 'success, revision 0, 2 events stored',
    async see({ client }) {
      const [stream, stored] = [freshStream(), someEvent()];
      await append(client, stream, [stored, someEvent()]);
      const again = await outcome(append(client, stream, stored, 'any'));
      return `${again}, ${await countIn(client, stream)} events stored`;
    },
  },
  {
    case: 'a stored id again, expected = the current revision',
    observed: 'stored a second time: repeats are looked for only where the expected revision is an older one',
    sees: 'success, revision 1, 2 events stored',
    async see({ client }) {
      const [stream, stored] = [freshStream(), someEvent()];
      await append(client, stream, stored);
      const again = await outcome(append(client, stream, stored, 0n));
      return `${again}, ${await countIn(client, stream)} events stored`;
    },
  },
  {
    case: 'a stored id with other bytes, at its old revision',
    observed: 'success; the other bytes are dropped silently',
    sees: 'success, revision 0, stored: {"is":"first"}',
    async see({ client }) {
      const [stream, id] = [freshStream(), randomUUID()];
      await append(client, stream, someEvent({ is: 'first' }, id));
      const again = await outcome(append(client, stream, someEvent({ is: 'other' }, id)));
      for await (const { event } of client.readStream(stream))
        return `${again}, stored: ${JSON.stringify(event?.data)}`;
      return again;
    },
  },
];

const expecting: readonly Row[] = [
  {
    case: 'a new id at an older revision, at a future one, `no_stream` on an existing stream',
    observed: '`WrongExpectedVersionError`, `actualVersion` as BigInt',
    sees: '3 times WrongExpectedVersionError, actual 1',
    async see({ client }) {
      const stream = freshStream();
      await append(client, stream, [someEvent(), someEvent()]);
      const expected = [0n, 99n, 'no_stream'] as const;
      return alike(await Promise.all(expected.map((one) => outcome(append(client, stream, someEvent(), one)))));
    },
  },
  {
    case: 'expected 0, or `stream_exists`, on a missing stream',
    observed: '`WrongExpectedVersionError`, `actualVersion` `"no_stream"`',
    sees: '2 times WrongExpectedVersionError, actual no_stream',
    async see({ client }) {
      const expected = [0n, 'stream_exists'] as const;
      return alike(await Promise.all(expected.map((one) => outcome(append(client, freshStream(), someEvent(), one)))));
    },
  },
  {
    case: '20 concurrent appends at one revision',
    observed: 'one succeeds, 19 `WrongExpectedVersionError`',
    sees: '1 success, 19 WrongExpectedVersionError',
    async see({ client }) {
      const stream = freshStream();
      const all = await Promise.all(Array.from({ length: 20 }, () => outcome(append(client, stream, someEvent()))));
      const won = all.filter((one) => one.startsWith('success')).length;
      const lost = all.filter((one) => one.startsWith('WrongExpectedVersionError')).length;
      return `${won} success, ${lost} WrongExpectedVersionError`;
    },
  },
  {
    case: '`throwOnAppendFailure: false` beside the append',
    observed: 'ignored: it throws',
    sees: 'WrongExpectedVersionError, actual no_stream',
    async see({ client }) {
      const options = { expectedRevision: 5n, throwOnAppendFailure: false };
      return outcome(client.appendToStream(freshStream(), someEvent(), options));
    },
  },
];

const content: readonly Row[] = [
  {
    case: 'the same id twice in one append',
    observed: 'both are stored: revision 0 and 1',
    sees: 'success, revision 1, 2 events stored',
    async see({ client }) {
      const [stream, twice] = [freshStream(), someEvent()];
      const answer = await outcome(append(client, stream, [twice, twice]));
      return `${answer}, ${await countIn(client, stream)} events stored`;
    },
  },
  {
    case: 'an empty list of events',
    observed: 'success with a made-up revision and a new position',
    sees: 'success with a position, 1 event stored',
    async see({ client }) {
      const stream = freshStream();
      await append(client, stream, someEvent());
      const { success, position } = await append(client, stream, [], 0n);
      return `${success ? 'success' : 'failure'} with ${position ? 'a' : 'no'} position, ${await countIn(client, stream)} event stored`;
    },
  },
  {
    case: 'one event of 900 KiB',
    observed: 'success',
    sees: 'success, revision 0',
    see: ({ client }) => outcome(append(client, freshStream(), someEvent(textOf(900 * KIB)))),
  },
  {
    case: 'one event of 2 MiB, or 12 of 100 KiB in one append',
    observed: '`MaxAppendSizeExceededError` (limit 1 MiB an append)',
    sees: '2 times MaxAppendSizeExceededError',
    async see({ client }) {
      const many = Array.from({ length: 12 }, () => someEvent(textOf(100 * KIB)));
      const [one, twelve] = [
        append(client, freshStream(), someEvent(textOf(2 * KIB * KIB))),
        append(client, freshStream(), many),
      ];
      return alike(await Promise.all([outcome(one), outcome(twelve)]));
    },
  },
  {
    case: 'an id that is no UUID, or an empty type',
    observed: '`UnknownError` "Could not recognize BadRequest"',
    sees: '2 times UnknownError: Could not recognize BadRequest',
    async see({ client }) {
      const wrong = [someEvent({}, 'step-1'), { ...someEvent(), type: '' as 'Noted' }];
      return alike(await Promise.all(wrong.map((event) => outcome(append(client, freshStream(), event)))));
    },
  },
  {
    case: 'bytes with JSON metadata',
    observed: 'come back byte for byte, with the metadata beside them',
    sees: 'bytes 00ff10, metadata {"of":"bytes"}',
    async see({ client }) {
      const stream = freshStream();
      const event = binaryEvent({ type: 'Scanned', data: Uint8Array.of(0, 255, 16), metadata: { of: 'bytes' } });
      await client.appendToStream(stream, event);
      for await (const { event: stored } of client.readStream(stream)) {
        const bytes = Buffer.from(stored?.data as Uint8Array).toString('hex');
        return `bytes ${bytes}, metadata ${JSON.stringify(stored?.metadata)}`;
      }
      return 'nothing';
    },
  },
  {
    case: 'JSON with the keys z, a, 10, 9',
    observed: 'comes back through this client with those like integers in front',
    sees: '9, 10, z, a',
    async see({ client }) {
      const stream = freshStream();
      await append(client, stream, someEvent(JSON.parse('{"z":1,"a":2,"10":3,"9":4}')));
      for await (const { event } of client.readStream(stream)) return Object.keys(event?.data as object).join(', ');
      return 'nothing';
    },
  },
];

const absence: readonly Row[] = [
  {
    case: 'the server down, and back',
    observed: 'an error with code 14 (UNAVAILABLE); the same client works again',
    sees: 'code 14, then success, revision 0',
    kills: true,
    async see({ client, kill, startAgain }) {
      await kill?.();
      const down = await append(client, freshStream(), someEvent()).catch(
        (error) => `code ${error.code ?? failure(error)}`,
      );
      await startAgain();
      for (let tries = 0; ; tries++) {
        const back = await outcome(append(client, freshStream(), someEvent()));
        if (back.startsWith('success') || tries === 50) return `${down}, then ${back}`;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
  },
];

export const appendingSection: Section = {
  title: 'Appending',
  rows: [...repeating, ...expecting, ...content, ...absence],
};

function alike(answers: readonly string[]): string {
  const different = new Set(answers);
  return different.size === 1 ? `${answers.length} times ${answers[0]}` : answers.join('; ');
}
