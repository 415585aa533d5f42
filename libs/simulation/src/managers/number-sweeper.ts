import { type CaseEvent, isStepEvent, parseStream, type RegisterEvent, type RegisterKind } from '@jejak/domain';
import type { NewEvent } from '@jejak/event-store';
import { sweepNumbers, type Unnumbered } from '@jejak/ledger';
import { HOUR } from '../time/index.ts';
import type { World } from '../world/index.ts';

/** The process manager that completes missing numbers, on simulated time: every hour it looks for what has none. */
export class NumberSweeper {
  readonly #missing = new Map<string, Unnumbered>();

  /** What stands in such streams was written by the ledger as events of their kind. */
  hear(stream: string, events: readonly NewEvent[]): void {
    const kind = parseStream(stream)?.kind;
    if (kind === 'case') for (const { type, json } of events) this.#hearCase(type, json);
    if (kind !== 'register' && kind !== 'letters') return;
    for (const { json } of events) {
      const { data } = JSON.parse(json) as RegisterEvent;
      this.#missing.delete(data.document ?? data.case);
    }
  }

  start(world: World): void {
    world.agenda.add(world.clock.at + HOUR, async () => {
      const { ledger, clock } = world;
      if (this.#missing.size > 0) await sweepNumbers(ledger, async (before) => this.#before(before), clock.now());
      this.start(world);
    });
  }

  #before(instant: string): readonly Unnumbered[] {
    return [...this.#missing.values()].filter(({ recordedAt }) => recordedAt < instant);
  }

  #hearCase(type: string, json: string): void {
    if (type !== 'ReportReceived' && !json.includes('"document":{')) return;
    const event = JSON.parse(json) as CaseEvent;
    const document = isStepEvent(event) ? event.data.document?.id : null;
    if (document === undefined) return;
    const kind: RegisterKind = document === null ? 'register' : 'letters';
    const { stream, office, recordedAt } = event;
    const id = parseStream(stream)?.key ?? '';
    this.#missing.set(document ?? id, { kind, case: id, document, office, recordedAt });
  }
}
