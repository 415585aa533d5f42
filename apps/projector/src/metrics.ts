import type { StoreTrouble } from '@jejak/event-store';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** What Prometheus asks of a projector; a registry a process, so that several fit in one test. */
export class Metrics {
  readonly registry = new Registry();
  readonly #gauges = new Map<string, Gauge>();
  readonly #troubles = {
    dropped: new Counter({
      name: 'jejak_event_store_dropped_subscriptions_total',
      help: 'Subscriptions that EventStoreDB dropped, and that went on by themselves.',
      registers: [this.registry],
    }),
    undecodable: new Counter({
      name: 'jejak_event_store_undecodable_events_total',
      help: 'Events read from EventStoreDB that cannot be ours, each time one is read.',
      registers: [this.registry],
    }),
  };

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  troubled({ kind }: StoreTrouble): void {
    this.#troubles[kind].inc();
  }

  /** The figures of the projector and of the processes beside it as they are now, by their own names. */
  projecting(figures: Readonly<Record<string, number>>): void {
    for (const [name, value] of Object.entries(figures)) this.#gauge(name).set(value);
  }

  #gauge(name: string): Gauge {
    const known = this.#gauges.get(name);
    if (known !== undefined) return known;
    const help = `Projector: ${name.replaceAll('_', ' ')}`;
    const gauge = new Gauge({ name: `jejak_projector_${name}`, help, registers: [this.registry] });
    this.#gauges.set(name, gauge);
    return gauge;
  }
}
