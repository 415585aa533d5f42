import type { StoreTrouble } from '@jejak/event-store';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What Prometheus asks for; a registry a server, so that several fit in one process. */
export class Metrics {
  readonly registry = new Registry();
  readonly #projector = new Map<string, Gauge>();
  readonly #http = new Histogram({
    name: 'jejak_http_request_duration_seconds',
    help: 'Time from a request to its answer, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  readonly #commands = new Counter({
    name: 'jejak_commands_total',
    help: 'Commands by kind and by how they ended: accepted, repeated, moved, key-reused, or the code of the refusal.',
    labelNames: ['kind', 'outcome'],
    registers: [this.registry],
  });

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

  constructor(node: string) {
    this.registry.setDefaultLabels({ node });
    collectDefaultMetrics({ register: this.registry });
  }

  answered(method: string, route: string, status: number, seconds: number): void {
    this.#http.observe({ method, route, status: String(status) }, seconds);
  }

  commandEnded(kind: string, outcome: string): void {
    this.#commands.inc({ kind, outcome });
  }

  troubled({ kind }: StoreTrouble): void {
    this.#troubles[kind].inc();
  }

  /** The figures of the projector as they are now, by its own names. */
  projecting(figures: Readonly<Record<string, number>>): void {
    for (const [name, value] of Object.entries(figures)) this.#projectorGauge(name).set(value);
  }

  #projectorGauge(figure: string): Gauge {
    const known = this.#projector.get(figure);
    if (known !== undefined) return known;
    const help = `Projector: ${figure.replaceAll('_', ' ')}`;
    const gauge = new Gauge({ name: `jejak_projector_${figure}`, help, registers: [this.registry] });
    this.#projector.set(figure, gauge);
    return gauge;
  }

  /** A figure that is looked up when it is asked for; left out while it is not known. */
  gauge(name: string, help: string, read: () => number | undefined): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        const value = read();
        if (value === undefined) this.reset();
        else this.set(value);
      },
    });
  }
}
