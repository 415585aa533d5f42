import { nameId } from '@jejak/ledger';
import { NAMESPACE } from '../offices/index.ts';
import { clientOf } from '../people/index.ts';
import { openCases } from '../reports/index.ts';
import { DAY } from '../time/index.ts';
import { endsOf, standardOf } from '../work/index.ts';
import { type Opening, type Sideline, wentThrough } from '../world/index.ts';
import { DESK, sayWhenFree, whenFree } from './when-free.ts';

const OFFICE_DAY = 450;

/** A relative turns up, is taken in as a person of their own and linked to the case. */
export const linkFamily: Opening = (life, world) => {
  const { chance, office } = life;
  if (!chance.happens(0.06)) return;
  const subject = nameId(NAMESPACE, `${life.id}/family`);
  const { code, regionCode } = office.plan;
  whenFree(life, { after: chance.between(60, 3 * OFFICE_DAY), roles: DESK }, world, async ({ user }) => {
    const year = new Date(world.clock.at).getUTCFullYear();
    const { identity } = clientOf(chance, { regionCode, unknown: false, child: false, year });
    const facts = { ...identity, relationToClient: chance.pick(['parent', 'child', 'sibling', 'spouse']) };
    const registering = { kind: 'register-subject', facts } as const;
    const registered = await world.ledger.onSubject(subject, registering, world.requests.by(user, code));
    if (!wentThrough(registered, world.tally)) return;
    const linking = { kind: 'link-subject', facts: { subject, role: chance.pick(['family', 'guardian']) } } as const;
    wentThrough(await world.ledger.onCase(life.id, linking, world.requests.by(user, code)), world.tally);
  });
};

/** Somebody notices that two cases have to do with each other. */
export const relateToEarlier: Opening = (life, world) => {
  const { chance, office } = life;
  if (!chance.happens(0.02)) return;
  sayWhenFree(life, { after: chance.between(30, 2 * OFFICE_DAY), roles: DESK }, world, () => {
    const others = world.recent.of(office.plan.code).filter(({ id }) => id !== life.id);
    const other = chance.weighted(others, () => 1);
    const relation = chance.pick(['same-event', 'family', 'other']);
    return other ? { kind: 'relate', facts: { other: other.id, relation } } : null;
  });
};

/** The same person is reported again by somebody else: a second case, which is marked as a duplicate and withdrawn. */
export const reportTwice: Opening = (life, world) => {
  const { chance, office } = life;
  const { client, service } = world.cases.get(life.id);
  if (!client || life.followers.length > 0 || !chance.happens(0.012)) return;
  whenFree(life, { after: chance.between(30, OFFICE_DAY), roles: ['front-desk'] }, world, async (officer) => {
    const facts = { channel: 'telephone', reportedBy: 'ward-office', story: 'Laporan kedua tentang orang yang sama.' };
    const intake = {
      office: office.plan.code,
      service,
      cases: [{ client: { subject: client }, reporter: null, facts }],
    };
    const double = await openCases(intake, officer, office, chance.another(), world);
    const { procedure } = standardOf(world.cases.get(double.id), office);
    double.end = endsOf(procedure).find((end) => end === 'ditarik') ?? double.end;
    double.ordinarySteps = 0;
    sayWhenFree(double, { after: chance.between(10, 200), roles: DESK }, world, () => ({
      kind: 'mark-duplicate',
      facts: { of: life.id },
    }));
  });
};

/** A client comes back some months after the case was closed: a new case that follows up the old one. */
export const comeBackLater: Sideline = (_, life, world) => {
  const { chance, office } = life;
  const { client, service, terminal } = world.cases.get(life.id);
  if (!client || !terminal || terminal.outcome === 'died' || !chance.happens(0.02)) return;
  world.agenda.add(world.clock.at + chance.between(20, 150) * DAY, async () => {
    const duty = { roles: ['front-desk'] as const, unit: null, service, type: null };
    const free = office.firstFree(office.whoMay(duty, world.clock.at), world.clock.at);
    if (!free) return;
    world.agenda.add(free.from, async () => {
      const facts = { channel: 'counter', reportedBy: 'applicant', story: 'Klien datang kembali.' };
      const cases = [{ client: { subject: client }, reporter: null, facts }];
      const again = await openCases(
        { office: office.plan.code, service, cases },
        free.officer,
        office,
        chance.another(),
        world,
      );
      sayWhenFree(again, { after: chance.between(5, 100), roles: DESK }, world, () => ({
        kind: 'relate',
        facts: { other: life.id, relation: 'follow-up' },
      }));
    });
  });
};
