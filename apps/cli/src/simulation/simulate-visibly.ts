import { type Progress, type SimulationPlan, type SimulationResult, simulateIntoFolder } from '@jejak/simulation';
import { bar, duration, grouped, TerminalLine } from '../progress/index.ts';

/** Simulates into a folder and tells on the standard error output how far it is. */
export async function simulateVisibly(folder: string, plan: SimulationPlan): Promise<SimulationResult> {
  const started = performance.now();
  const line = new TerminalLine(process.stderr);
  const watch = (progress: Progress) =>
    line.show(() => describeSimulation(progress, (performance.now() - started) / 1000));
  return simulateIntoFolder(folder, plan, { watch }).finally(() => line.end());
}

/** `[#########...............] 40 %, 12,000 events, 1,200 cases, 6,000 events a second, 3 s left`, so many seconds on. */
export function describeSimulation({ part, events, cases }: Progress, seconds: number): string {
  const made = `${grouped(events)} events, ${grouped(cases)} cases`;
  const rate = `${grouped(seconds > 0 ? events / seconds : 0)} events a second`;
  const left = part > 0 ? `, ${duration((seconds * (1 - part)) / part)} left` : '';
  return `${bar(part)} ${Math.round(part * 100)} %, ${made}, ${rate}${left}`;
}
