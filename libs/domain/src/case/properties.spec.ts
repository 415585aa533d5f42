import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { people, Story, standardOf, testOffice } from '../testing/index.ts';
import type { CaseCommand } from './commands.ts';
import { evolveCase } from './evolve.ts';
import { possibleActs } from './possible.ts';
import { newCase } from './state.ts';

const SERVICES = [
  'dumai-penanganan-odgj',
  'dumai-pengaduan',
  'dumai-pengangkatan-anak',
  'dumai-penanganan-orang-terlantar',
];
const standards = SERVICES.map(standardOf);
const office = testOffice(...standards);
const users = Object.keys(people);

/** Draws a command that may or may not be possible: the story keeps those that are accepted. */
interface Draw {
  readonly user: number;
  readonly act: number;
  readonly kind: number;
  readonly minutes: number;
}

const draws = fc.array(fc.record({ user: fc.nat(99), act: fc.nat(99), kind: fc.nat(9), minutes: fc.nat(3000) }), {
  minLength: 1,
  maxLength: 40,
});

function commandOf(draw: Draw, told: Story, procedure: (typeof standards)[number]['procedure']): CaseCommand {
  const acts = possibleActs(told.state, procedure, office, new Date(told.now).toISOString());
  const act = acts[draw.act % Math.max(acts.length, 1)]?.act;
  const [first] = told.events;
  switch (draw.kind) {
    case 0:
      return { kind: 'pause-clock', facts: { reason: 'third-party', party: 'hospital' } };
    case 1:
      return { kind: 'resume-clock' };
    case 2:
      return { kind: 'extend-term', facts: { by: 1, reason: 'complex-case' } };
    case 3:
      return { kind: 'reopen', to: procedure.initial, facts: { reason: 'new-facts' } };
    case 4:
      return { kind: 'correct', event: first?.id ?? '', facts: { urgent: true }, why: { reason: 'typing-error' } };
    default: {
      const party = act?.party && act.party.length > 1 ? act.party[draw.act % act.party.length] : undefined;
      return { kind: 'record-step', step: act?.key ?? 'nothing', ...(party ? { party } : {}) };
    }
  }
}

test('whatever is accepted folds to the same state from its events as step by step', () => {
  let accepted = 0;
  fc.assert(
    fc.property(fc.nat(SERVICES.length - 1), draws, (index, drawn) => {
      const standard = standards[index];
      if (!standard) throw new Error('no such standard');
      const told = new Story(office).takenIn(standard.service);
      for (const draw of drawn) {
        told.now += draw.minutes * 60_000;
        const command = commandOf(draw, told, standard.procedure);
        const from = draw.user % users.length;
        const by = [...users.slice(from), ...users.slice(0, from)].find((user) => told.decide(user, command).accepted);
        if (by === undefined) continue;
        told.does(by, command);
        accepted++;
      }
      const replayed = told.events.reduce(evolveCase, newCase(told.state.id));
      expect(replayed).toEqual(told.state);
      expect(replayed.history.map(({ revision }) => revision)).toEqual(told.events.map((_, revision) => revision));
      const chain = replayed.history.filter(({ moves }) => moves).map(({ occurredAt }) => occurredAt);
      expect(chain).toEqual([...chain].sort());
    }),
    { numRuns: 200 },
  );
  expect(accepted).toBeGreaterThan(500);
});
