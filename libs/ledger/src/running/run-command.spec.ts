import { StoreUnavailable } from '@jejak/event-store';
import { isCanonical, verifyChain } from '@jejak/integrity';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { by, delegatedTo, openStage, type Stage, step, taken, userId } from '../testing/index.ts';
import { OutcomeUnknown } from '../writing/index.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const note = { kind: 'add-note', facts: { text: 'Dijenguk' } } as const;

describe('a command', () => {
  test('is stored as one canonical, chained envelope, its personal facts sealed', async () => {
    const [id = ''] = await taken(stage.ledger, 'r1');
    const facts = { urgent: true, findings: 'Luka di kaki kiri' };
    await stage.ledger.onCase(id, step('diasesmen', { facts }), by('pendamping', 's1'));
    const stored = await stage.stores.store.readStream(`case-${id}`);
    expect(verifyChain(stored)).toBeNull();
    expect(stored.every(({ json }) => isCanonical(json))).toBe(true);
    const [opened, assessed] = await stage.eventsOf(`case-${id}`);
    expect(Object.keys(assessed ?? {})).toEqual(
      'commandId correlationId data id occurredAt office performedBy prev recordedAt recordedBy requestMac revision sealed stream type v'.split(
        ' ',
      ),
    );
    expect(assessed).toMatchObject({
      v: 1,
      type: 'CaseAssessed',
      office: 'DMI',
      revision: 1,
      data: { facts: { urgent: true } },
      sealed: [{ name: 'findings', subject: opened?.sealed[0]?.subject }],
    });
    const all = (await stage.everything()).join();
    for (const secret of ['Siti Aminah', '1472015708900003', 'Luka di kaki', 'pasar'])
      expect(all).not.toContain(secret);
  });

  test('repeated gives the first answer; with another body under its key it is refused', async () => {
    const [id = ''] = await taken(stage.ledger, 'r1');
    const request = by('pendamping', 's1', { body: { step: 'diasesmen' } });
    const first = await stage.ledger.onCase(id, step('diasesmen'), request);
    for (const ledger of [stage.ledger, stage.another()]) {
      expect(await ledger.onCase(id, step('diasesmen'), request)).toEqual({ ...first, repeated: true });
      const other = { ...request, body: { step: 'x' } };
      expect(await ledger.onCase(id, step('diasesmen'), other)).toEqual({ kind: 'key-reused' });
    }
    expect(await stage.eventsOf(`case-${id}`)).toHaveLength(2);
  });

  test('is recorded no earlier than the one before it, whatever the clock does', async () => {
    const [id = ''] = await taken(stage.ledger, 'r1');
    stage.stores.clock.move(60_000);
    await stage.ledger.onCase(id, step('diasesmen'), by('pendamping', 's1'));
    stage.stores.clock.move(-3_600_000);
    await stage.ledger.onCase(id, step('keluarga_ditemukan'), by('pendamping', 's2'));
    const times = (await stage.eventsOf(`case-${id}`)).map(({ recordedAt }) => recordedAt);
    expect(times).toEqual([...times].sort());
    expect(times[2]).toBe(times[1]);
  });
});

describe('a command that names a revision', () => {
  test('is told what happened since', async () => {
    const [id = ''] = await taken(stage.ledger, 'r1');
    await stage.ledger.onCase(id, step('diasesmen'), by('pendamping', 's1', { expectedRevision: 0 }));
    expect(await stage.ledger.onCase(id, note, by('pendamping', 's2', { expectedRevision: 0 }))).toMatchObject({
      kind: 'moved',
      expected: 0,
      actual: 1,
      between: [{ type: 'CaseAssessed', revision: 1 }],
    });
  });

  test('is not carried out again by a process that has heard neither of the revision nor of the command', async () => {
    const [id = ''] = await taken(stage.ledger, 'r1');
    const other = stage.another();
    await other.onCase(id, step('diasesmen'), by('pendamping', 's1'));
    const request = by('pendamping', 's2', { expectedRevision: 1 });
    await other.onCase(id, note, request);
    expect(await stage.ledger.onCase(id, note, request)).toMatchObject({ kind: 'accepted', repeated: true });
    expect(await stage.eventsOf(`case-${id}`)).toHaveLength(3);
  });
});

describe('a memory that is stale', () => {
  const untilSignature = ['diasesmen', 'keluarga_tidak_ditemukan', 'ditetapkan_terlantar', 'berkas_disiapkan'];

  test('refuses nothing: neither for the case nor for the office', async () => {
    const [id = ''] = await taken(stage.ledger, 'r1');
    const other = stage.another();
    await other.onCase(id, step('diasesmen'), by('pendamping', 's1'));
    const found = await stage.ledger.onCase(id, step('keluarga_ditemukan'), by('pendamping', 's2'));
    expect(found).toMatchObject({ kind: 'accepted', revision: 2 });
    const promoted = {
      kind: 'give-position',
      user: userId('DMI', 'loket'),
      position: { role: 'case-worker', unit: 'rehsos' },
      from: '2026-01-01T00:00:00.000Z',
      until: null,
      letter: null,
    } as const;
    await other.onOffice('DMI', promoted, by('kadis', 'promotion'));
    const handedOver = await stage.ledger.onCase(id, step('diserahkan_ke_keluarga'), by('loket', 's3'));
    expect(handedOver).toMatchObject({ kind: 'accepted' });
  });

  test('refuses no signature', async () => {
    const [id = ''] = await taken(stage.ledger, 'r1');
    const other = stage.another();
    for (const key of untilSignature) await other.onCase(id, step(key), by('pendamping', key));
    const signed = await stage.ledger.onCase(id, step('ditandatangani_kadis'), by('kadis', 'sign'));
    expect(signed).toMatchObject({ kind: 'accepted' });
  });

  test('lets no mandate sign that was revoked', async () => {
    const [id = ''] = await taken(stage.ledger, 'r1');
    const other = stage.another();
    const mandate = {
      kind: 'give-mandate',
      mandateKind: 'a.n.',
      user: userId('DMI', 'kabid-rehsos'),
      of: { role: 'head', unit: 'dinas' },
      letter: { number: '800/1', date: '2026-02-01' },
      from: '2026-01-01T00:00:00.000Z',
      until: null,
      services: null,
      types: null,
      givenBy: null,
    } as const;
    const given = by('kadis', 'mandate');
    expect(await stage.ledger.onOffice('DMI', mandate, given)).toMatchObject({ kind: 'accepted' });
    for (const key of untilSignature) await stage.ledger.onCase(id, step(key), by('pendamping', key));
    stage.stores.clock.move(1000);
    const revocation = { kind: 'revoke-mandate', mandate: given.commandId, until: null, revokedBy: null } as const;
    await other.onOffice('DMI', revocation, by('kadis', 'revocation'));
    stage.stores.clock.move(1000);
    const signed = await stage.ledger.onCase(id, step('ditandatangani_kadis'), by('kabid-rehsos', 'sign'));
    expect(signed).toMatchObject({ kind: 'refused', refusal: { code: 'wrong-position' } });
  });

  test('that is read again by others while a command waits for its keys makes it be judged again', async () => {
    const [id = ''] = await taken(stage.ledger, 'r1');
    await stage.ledger.onCase(id, step('diasesmen'), by('pendamping', 's1'));
    const { keys } = stage.stores;
    let holding: (() => void) | undefined;
    const slow = stage.another({
      keys: {
        ...{ get: keys.get.bind(keys), getMany: keys.getMany.bind(keys) },
        ...{ destroy: keys.destroy.bind(keys), erasedAmong: keys.erasedAmong.bind(keys) },
        async ensure(subject, office) {
          await new Promise<void>((resolve) => {
            holding = resolve;
          });
          return keys.ensure(subject, office);
        },
      },
    });
    const released = async () => {
      while (!holding) await new Promise(setImmediate);
      holding();
      holding = undefined;
    };
    const waiting = slow.onCase(id, step('keluarga_ditemukan'), by('pendamping', 's2'));
    while (!holding) await new Promise(setImmediate);
    await stage.ledger.onCase(id, step('keluarga_tidak_ditemukan'), by('pendamping', 's3'));
    // A refusal reads the tail, and this one is about the same case.
    await slow.onCases([id], step('tidak_ada'), by('pendamping', 's4'));
    await released();
    expect(await waiting).toMatchObject({ kind: 'refused', refusal: { code: 'step-not-possible' } });
    expect(await stage.eventsOf(`case-${id}`)).toHaveLength(3);
  });
});

describe('a store that does not answer', () => {
  test('is asked again with the same bytes, and the command takes effect once', async () => {
    let lost = 0;
    const { store } = stage.stores;
    const flaky = stage.another({
      store: {
        ...delegatedTo(store),
        async append(stream, expected, events) {
          const result = await store.append(stream, expected, events);
          if (stream.startsWith('case-') && lost++ < 3) throw new StoreUnavailable('lost on the way back');
          return result;
        },
      },
    });
    const [id = ''] = await taken(flaky, 'r1');
    expect(lost).toBe(4);
    expect(await stage.eventsOf(`case-${id}`)).toHaveLength(1);
  });

  test('leaves the outcome unknown in the end; the same key then gives the answer', async () => {
    const [id = ''] = await taken(stage.ledger, 'r1');
    const { store } = stage.stores;
    let down = true;
    const cutOff = stage.another({
      store: {
        ...delegatedTo(store),
        async append(stream, expected, events) {
          const result = await store.append(stream, expected, events);
          if (down) throw new StoreUnavailable('lost on the way back');
          return result;
        },
      },
    });
    await expect(cutOff.onCase(id, note, by('pendamping', 'n1'))).rejects.toBeInstanceOf(OutcomeUnknown);
    down = false;
    expect(await cutOff.onCase(id, note, by('pendamping', 'n1'))).toMatchObject({ kind: 'accepted', repeated: true });
    expect(await stage.eventsOf(`case-${id}`)).toHaveLength(2);
  });
});
