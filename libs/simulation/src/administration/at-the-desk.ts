import type { Officer, SimulatedOffice } from '../offices/index.ts';
import type { World } from '../world/index.ts';

/** Lets an officer do something at an instant, or as soon afterwards as they are at their desk. */
export function atTheDesk(
  post: string,
  at: number,
  office: SimulatedOffice,
  { agenda, clock }: World,
  act: () => Promise<void>,
): void {
  agenda.add(at, async () => {
    const from = office.freeFrom(office.officer(post), clock.at);
    if (from <= clock.at) await act();
    else agenda.add(from, act);
  });
}

/** The same for what clerks enter: the secretariat, or the administrator while nobody is there. */
export function atSomeDesk(
  at: number,
  office: SimulatedOffice,
  { agenda, clock }: World,
  act: (clerk: Officer) => Promise<void>,
): void {
  const clerks = ['sekretariat', 'admin'].map((post) => office.officer(post));
  agenda.add(at, async () => {
    const free = office.firstFree(clerks, clock.at);
    if (free) agenda.add(free.from, () => act(free.officer));
  });
}
