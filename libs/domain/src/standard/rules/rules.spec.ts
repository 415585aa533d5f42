import { describe, expect, test } from '@jest/globals';
import { Place, type Problem } from '../check/index.ts';
import type { Procedure, Step } from '../standard.ts';
import { smallProcedure as small, step } from '../testing/small-standard.ts';
import { checkProcedure } from './index.ts';

function problemsOf(change: Partial<Procedure>): readonly Problem[] {
  const place = Place.root('contoh.json');
  checkProcedure({ ...small, ...change }, place.at('procedure'));
  return place.problems;
}

function places(change: Partial<Procedure>): readonly string[] {
  return problemsOf(change).map(({ pointer, code }) => `${pointer} ${code}`);
}

/** The steps with the one of that key changed. */
function withStep(key: string, change: Partial<Step>): readonly Step[] {
  return small.steps.map((each) => (each.key === key ? { ...each, ...change } : each));
}

function withoutMilestone(key: string): readonly Step[] {
  return small.steps.map(({ milestone, ...rest }) => {
    return rest.key === key || milestone === undefined ? rest : { ...rest, milestone };
  });
}

test('a sound procedure has no problems', () => expect(places({})).toEqual([]));

describe('states', () => {
  test('the first state is declared and open', () =>
    expect(places({ initial: 'diserahkan' })).toContain('/procedure/initial unknown-name'));

  test('a step leads to a declared state', () => {
    const [problem] = problemsOf({ steps: withStep('diserahkan', { to: 'entah' }) });
    expect(problem).toMatchObject({ where: 'contoh.json', pointer: '/procedure/steps/5/to', code: 'unknown-name' });
    expect(problem?.possible).toContain('diserahkan');
  });

  test('a step starts from open states only', () =>
    expect(places({ steps: withStep('ditolak', { from: ['diperiksa', 'diserahkan'] }) })).toEqual([
      '/procedure/steps/3/from/1 unknown-name',
    ]));

  test('a state is open or terminal, not both', () =>
    expect(places({ terminal: { ...small.terminal, diperiksa: { id: 'x', en: 'x', outcome: 'rejected' } } })).toContain(
      '/procedure/terminal/diperiksa duplicate',
    ));

  test('exits are narrowed, parallel facts conditioned and clocks paused in declared states', () =>
    expect(
      places({
        exitsByState: { entah: ['ditarik'] },
        parallel: small.parallel.map((fact) => ({ ...fact, after: ['entah'] })),
        clock: { ...small.clock, pauses: [{ state: 'entah', party: 'applicant', adopt: 'default' }] },
      }),
    ).toEqual([
      '/procedure/exitsByState/entah unknown-name',
      '/procedure/parallel/0/after/0 unknown-name',
      '/procedure/parallel/1/after/0 unknown-name',
      '/procedure/clock/pauses/0/state unknown-name',
    ]));
});

describe('keys', () => {
  test('two steps do not share a key', () =>
    expect(places({ steps: withStep('ditolak', { key: 'diperiksa' }) })).toEqual(['/procedure/steps/3/key duplicate']));

  test('an exit and a parallel fact take no key of a step', () =>
    expect(
      places({
        exits: small.exits.map((exit, n) => (n === 1 ? { ...exit, key: 'diperiksa' } : exit)),
        parallel: small.parallel.map((fact, n) => (n === 0 ? { ...fact, key: 'ditarik' } : fact)),
      }),
    ).toEqual(['/procedure/exits/1/key duplicate', '/procedure/parallel/0/key duplicate']));

  test('a step starts from a state once', () =>
    expect(places({ steps: withStep('ditolak', { from: ['diperiksa', 'diperiksa'] }) })).toEqual([
      '/procedure/steps/3/from/1 duplicate',
    ]));
});

describe('exits', () => {
  test('an exit ends in a state of its own', () =>
    expect(places({ exits: small.exits.map((exit) => ({ ...exit, to: 'ditolak' })) })).toEqual([
      '/procedure/exits/0/to duplicate',
      '/procedure/exits/1/to duplicate',
    ]));

  test('two exits do not end in one state', () =>
    expect(places({ exits: small.exits.map((exit) => ({ ...exit, to: 'ditarik' })) })).toEqual([
      '/procedure/exits/1/to duplicate',
    ]));

  test('exits are narrowed to known ones', () => {
    const [problem] = problemsOf({ exitsByState: { diajukan: ['entah'] } });
    expect(problem).toMatchObject({ pointer: '/procedure/exitsByState/diajukan/0', possible: ['ditarik', 'gugur'] });
  });
});

describe('ways', () => {
  const lost = { id: 'x', en: 'x' };

  test('a state that no way leads to is unreachable', () =>
    expect(
      places({
        states: { ...small.states, hilang: lost },
        steps: [...small.steps, step('kembali', 'FileReturned', ['hilang'], 'diajukan')],
      }),
    ).toEqual(['/procedure/states/hilang unreachable']));

  test('a terminal state that no way leads to is unreachable', () =>
    expect(places({ terminal: { ...small.terminal, hilang: { ...lost, outcome: 'rejected' } } })).toEqual([
      '/procedure/terminal/hilang unreachable',
    ]));

  test('a state without a step leading out has no way out, exits or not', () =>
    expect(
      places({
        states: { ...small.states, buntu: lost },
        steps: [...small.steps, step('ke_buntu', 'CaseAssigned', ['diajukan'], 'buntu')],
      }),
    ).toEqual(['/procedure/states/buntu no-way-out']));

  test('a step back to the same state is no way out', () =>
    expect(
      places({
        states: { ...small.states, buntu: lost },
        steps: [...small.steps, step('tetap', 'CaseAssigned', ['diajukan', 'buntu'], 'buntu')],
      }),
    ).toEqual(['/procedure/states/buntu no-way-out']));

  test('states that only lead to each other have no way out', () =>
    expect(
      places({
        states: { ...small.states, ping: lost, pong: lost },
        steps: [
          ...small.steps,
          step('ke_ping', 'CaseAssigned', ['diajukan', 'pong'], 'ping'),
          step('ke_pong', 'CaseAssigned', ['ping'], 'pong'),
        ],
      }),
    ).toEqual(['/procedure/states/ping no-way-out', '/procedure/states/pong no-way-out']));

  test('some end is a completed one', () =>
    expect(
      places({ terminal: { ...small.terminal, diserahkan: { id: 'x', en: 'x', outcome: 'rejected' } } }),
    ).toContain('/procedure/terminal missing'));
});

describe('milestones', () => {
  test('a declared milestone lies on every way to a completed end; the way around it is named', () => {
    const [problem] = problemsOf({
      steps: [...small.steps, step('langsung', 'DraftPrepared', ['diperiksa'], 'ditandatangani')],
    });
    expect(problem).toMatchObject({
      pointer: '/procedure/milestones/signed',
      what: '"diserahkan" is reached without it: diperiksa → langsung → diserahkan',
    });
  });

  test('a way to an end that is not completed may leave it out', () =>
    expect(places({ steps: withStep('ditolak', { from: ['diajukan', 'diperiksa'] }) })).toEqual([]));

  test('a declared milestone that no step carries is missing', () =>
    expect(places({ steps: withoutMilestone('diserahkan') })).toEqual(['/procedure/milestones/sent milestone']));

  test('a milestone that the standard has not is carried by no step', () =>
    expect(places({ steps: withStep('diperiksa', { milestone: 'assessed' }) })).toEqual([
      '/procedure/steps/2/milestone milestone',
      '/procedure/milestones/verified milestone',
    ]));

  test('received is true and carried by no step, for the report is it', () =>
    expect(
      places({
        milestones: { ...small.milestones, received: 'never' },
        steps: withStep('dilengkapi', { milestone: 'received' }),
      }),
    ).toEqual(['/procedure/milestones/received milestone', '/procedure/steps/1/milestone milestone']));
});

describe('parties', () => {
  test('who decides is among the bodies to choose from', () =>
    expect(places({ steps: withStep('ditolak', { decidedBy: { party: 'bank' }, party: ['hospital'] }) })).toEqual([
      '/procedure/steps/3/decidedBy/party wrong-value',
    ]));

  test('a pause waits for whom its state waits for', () =>
    expect(
      places({ clock: { ...small.clock, pauses: [{ state: 'dikembalikan', party: 'bank', adopt: 'by-decree' }] } }),
    ).toEqual(['/procedure/clock/pauses/0/party wrong-value']));
});

describe('clocks', () => {
  test('they start, stop and start anew on events that something leaves behind', () =>
    expect(
      places({
        clock: {
          ...small.clock,
          start: { type: 'ClientSheltered', which: 'last', before: 'ClientSent' },
          stop: ['terminal', { type: 'AnswerGiven' }],
          restart: { type: 'AnswerDisputed' },
        },
        subLimits: small.subLimits.map((limit) => ({ ...limit, stop: [{ type: 'ClientDied' }] as const })),
      }),
    ).toEqual([
      '/procedure/clock/start/type unknown-name',
      '/procedure/clock/start/before unknown-name',
      '/procedure/clock/stop/1/type unknown-name',
      '/procedure/clock/restart/type unknown-name',
      '/procedure/subLimits/0/stop/0/type unknown-name',
    ]));

  test('the smaller figure of a promise is not above the larger', () =>
    expect(places({ clock: { ...small.clock, min: 3 } })).toEqual(['/procedure/clock/min wrong-value']));

  test('judged outcomes are outcomes of some end', () =>
    expect(places({ clock: { ...small.clock, judgedOutcomes: ['completed', 'informed'] } })).toEqual([
      '/procedure/clock/judgedOutcomes/1 unknown-name',
    ]));

  test('sub-limits have names of their own', () =>
    expect(places({ subLimits: [...small.subLimits, ...small.subLimits] })).toEqual([
      '/procedure/subLimits/1/name duplicate',
    ]));
});

test('all problems of all rules are collected', () => {
  const found = problemsOf({ initial: 'entah', steps: withStep('ditolak', { key: 'diperiksa', to: 'entah' }) });
  expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['unknown-name', 'duplicate', 'unreachable']));
});
