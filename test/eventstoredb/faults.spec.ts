import { setTimeout as sleep } from 'node:timers/promises';
import { verifyChain } from '@jejak/integrity';
import type { Answer, Ledger } from '@jejak/ledger';
import { by, taken } from '@jejak/ledger/testing';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type LedgerOnStandIn, openLedgerOnStandIn } from './ledger-on-stand-in.ts';

let stage: LedgerOnStandIn;
beforeEach(async () => {
  stage = await openLedgerOnStandIn();
});
afterEach(() => stage.close());

/** As a caller would: sent again under the same key until there is an answer. */
async function untilAnswered(ledger: Ledger, id: string, key: string): Promise<Answer> {
  for (;;) {
    try {
      return await ledger.onCase(id, { kind: 'add-note', facts: { text: key } }, by('pendamping', key));
    } catch (error) {
      const { name } = error as Error;
      if (!['OutcomeUnknown', 'StoreUnavailable', 'TooManyConflicts'].includes(name)) throw error;
    }
  }
}

/** Notes on several cases by two processes at once, until told to stop; every one is answered. */
function keepWriting(cases: readonly string[]) {
  const ledgers = [stage.ledger(), stage.ledger()];
  const accepted: string[] = [];
  let last = performance.now();
  let stopped = false;
  const writers = cases.map(async (id, writer) => {
    for (let round = 0; !stopped; round++) {
      const key = `${writer}-${round}`;
      const answer = await untilAnswered(ledgers[round % 2] as Ledger, id, key);
      if (answer.kind !== 'accepted') throw new Error(JSON.stringify(answer));
      accepted.push(...answer.events.map((event) => event.id));
      last = performance.now();
    }
  });
  const stop = async () => {
    stopped = true;
    await Promise.all(writers);
    return accepted;
  };
  return { stop, sinceLast: () => performance.now() - last };
}

/** Every event id stands once in the whole ledger, every chain holds, and what was acknowledged is there. */
async function expectNothingLostOrDoubled(cases: readonly string[], acknowledged: readonly string[]): Promise<void> {
  const stored = await stage.store.readAll({ limit: 1_000_000 });
  const ids = stored.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(acknowledged.filter((id) => !ids.includes(id))).toEqual([]);
  expect(new Set(acknowledged).size).toBe(acknowledged.length);
  for (const id of cases) {
    const stream = stored.filter((event) => event.stream === `case-${id}`);
    expect(verifyChain(stream)).toBeNull();
    const commands = stream.map(({ json }) => JSON.parse(json).commandId);
    expect(new Set(commands).size).toBe(commands.length);
  }
}

test.each([1_000, 10_000])(
  'the server goes away for %i ms: commands wait or are sent again, and go on at once when it is back',
  async (outageMs) => {
    const cases = await taken(stage.ledger(), 'outage', 6);
    const writing = keepWriting(cases);
    await sleep(300);
    await stage.standIn.kill();
    await sleep(outageMs);
    await stage.standIn.startAgain();
    const back = performance.now();
    while (writing.sinceLast() > performance.now() - back) await sleep(10);
    expect(performance.now() - back).toBeLessThan(3_000);
    await sleep(300);
    const acknowledged = await writing.stop();
    expect(acknowledged.length).toBeGreaterThan(cases.length);
    await expectNothingLostOrDoubled(cases, acknowledged);
  },
  60_000,
);

test('killed again and again in the middle of appends, it loses and doubles nothing', async () => {
  const cases = await taken(stage.ledger(), 'kills', 6);
  const writing = keepWriting(cases);
  for (let kill = 0; kill < 5; kill++) {
    await sleep(100 + Math.random() * 200);
    await stage.standIn.kill();
    await stage.standIn.startAgain();
  }
  await expectNothingLostOrDoubled(cases, await writing.stop());
}, 60_000);

test('an append that was stored and never answered is not stored again by its repetition', async () => {
  const ledger = stage.ledger();
  const [id = ''] = await taken(ledger, 'lost answer');
  await stage.standIn.setFaults({ loseAnswers: 3 });
  const answer = await untilAnswered(ledger, id, 'lost');
  expect(answer).toMatchObject({ kind: 'accepted', repeated: false, revision: 1 });
  expect(await stage.store.readStream(`case-${id}`)).toHaveLength(2);
});

test('so it is where the server dies with the answer on its lips', async () => {
  const ledger = stage.ledger();
  const [id = ''] = await taken(ledger, 'dying');
  await stage.standIn.setFaults({ dieAfterStoring: true });
  const answering = untilAnswered(ledger, id, 'dying');
  await stage.standIn.gone();
  await stage.standIn.startAgain();
  expect(await answering).toMatchObject({ kind: 'accepted', revision: 1 });
  expect(await stage.store.readStream(`case-${id}`)).toHaveLength(2);
});

test('answers and appends lost at random under two processes: every command once, no id twice', async () => {
  const cases = await taken(stage.ledger(), 'storm', 6);
  const writing = keepWriting(cases);
  for (let round = 0; round < 40; round++) {
    await stage.standIn.setFaults(Math.random() < 0.5 ? { loseAnswers: 1 } : { loseAppends: 1 });
    await sleep(Math.random() * 60);
  }
  await stage.standIn.setFaults({ loseAnswers: 0, loseAppends: 0 });
  await expectNothingLostOrDoubled(cases, await writing.stop());
}, 60_000);

test('answers that come twice, or later than anybody waits, do no harm', async () => {
  const cases = await taken(stage.ledger(), 'twice', 6);
  const writing = keepWriting(cases);
  await stage.standIn.setFaults({ answerTwice: true });
  await sleep(300);
  await stage.standIn.setFaults({ delayMs: 2_500 });
  await sleep(300);
  await stage.standIn.setFaults({ delayMs: 0 });
  await expectNothingLostOrDoubled(cases, await writing.stop());
}, 60_000);
