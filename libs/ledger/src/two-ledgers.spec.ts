import { verifyChain } from '@jejak/integrity';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Answer, CommandRequest, Ledger } from './ledger.ts';
import { by, openStage, type Stage, seeded, step, taken, unreliable } from './testing/index.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const ROUNDS = 150;
const SEEDS = [1, 2, 3];

/** A command that must be accepted, sent until an answer comes, on whichever ledger chance picks. */
type Send = (ledger: Ledger) => Promise<Answer>;

async function untilAnswered(ledgers: readonly Ledger[], chance: () => number, send: Send): Promise<Answer> {
  for (;;) {
    const ledger = ledgers[Math.floor(chance() * ledgers.length)];
    if (!ledger) throw new Error('no ledger');
    try {
      return await send(ledger);
    } catch (error) {
      if (!['OutcomeUnknown', 'TooManyConflicts'].includes((error as Error).name)) throw error;
    }
  }
}

test.each(SEEDS)('two processes, answers lost at random: every command takes effect once (seed %i)', async (seed) => {
  const chance = seeded(seed);
  const flaky = () => stage.another({ store: unreliable(stage.stores.store, chance) });
  const ledgers = [flaky(), flaky()];
  const cases = await taken(stage.ledger, 'raid', 4);
  const sent: { readonly id: string; readonly request: CommandRequest; readonly answers: readonly Answer[] }[] = [];

  await Promise.all(
    Array.from({ length: ROUNDS }, async (_, round) => {
      const id = cases[Math.floor(chance() * cases.length)] ?? '';
      const request = by('pendamping', `note-${round}`);
      const send: Send = (ledger) =>
        ledger.onCase(id, { kind: 'add-note', facts: { text: `Catatan ${round}` } }, request);
      // Everything is sent twice, at once, wherever chance will have it.
      const answers = await Promise.all([1, 2].map(() => untilAnswered(ledgers, chance, send)));
      sent.push({ id, request, answers });
    }),
  );
  for (const [index, key] of ['diasesmen', 'keluarga_ditemukan'].entries()) {
    for (const id of cases) {
      const request = by('pendamping', `${key}-${id}`);
      const ledger = ledgers[(index + cases.indexOf(id)) % 2];
      const answer = await ledger?.onCase(id, step(key), request);
      expect(answer).toMatchObject({ kind: 'accepted' });
    }
  }

  for (const { id, request, answers } of sent) {
    const [first, second] = answers;
    if (first?.kind !== 'accepted' || second?.kind !== 'accepted') throw new Error(JSON.stringify(answers));
    expect({ ...second, repeated: false }).toEqual({ ...first, repeated: false });
    const taking = (await stage.eventsOf(`case-${id}`)).filter(({ commandId }) => commandId === request.commandId);
    expect(taking.map((event) => event.id)).toEqual(first.events.map((event) => event.id));
    expect(taking).toHaveLength(1);
  }
  for (const id of cases) expect(verifyChain(await stage.stores.store.readStream(`case-${id}`))).toBeNull();
});

test('two processes, one step: whoever is second is refused, and the case goes one way', async () => {
  const other = stage.another();
  const cases = await taken(stage.ledger, 'raid', 20);
  await stage.ledger.onCases(cases, step('diasesmen'), by('pendamping', 'assessed'));
  for (const id of cases) {
    const answers = await Promise.all([
      stage.ledger.onCase(id, step('keluarga_ditemukan'), by('pendamping', `a-${id}`)),
      other.onCase(id, step('keluarga_tidak_ditemukan'), by('pendamping2', `b-${id}`)),
    ]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['accepted', 'refused']);
    expect(await stage.eventsOf(`case-${id}`)).toHaveLength(3);
  }
});
