import type { ApiServer } from '@jejak/api';
import type { ProjectorHealth } from '@jejak/projector';
import { bar, grouped, TerminalLine } from '../progress/index.ts';

/** Waits until the read models are caught up, and tells on the standard error output how far they are. */
export async function catchUpVisibly(server: ApiServer): Promise<void> {
  // The API takes long to load; what only prints shall not wait for it.
  const { untilCaughtUp } = await import('@jejak/api');
  const line = new TerminalLine(process.stderr);
  await untilCaughtUp(server, (health) => line.show(() => describeCatchUp(health)));
  line.end();
}

type Catching = Pick<ProjectorHealth, 'ordinal' | 'lagEvents' | 'rebuild' | 'failure'>;

/** `[#########...............] 40 %, 12,000 of 30,000 events in the read models`, and what holds them up. */
export function describeCatchUp({ ordinal, lagEvents, rebuild, failure }: Catching): string {
  const done = rebuild?.done ?? ordinal + 1;
  const total = rebuild?.total ?? done + lagEvents;
  const part = total === 0 ? 0 : done / total;
  const held = failure === null ? '' : `; ${failure}`;
  return `${bar(part)} ${Math.floor(part * 100)} %, ${grouped(done)} of ${grouped(total)} events in the read models${held}`;
}
