import { ProcessMetrics } from '@jejak/composition';
import { Counter, Gauge, Histogram } from 'prom-client';

/** What Prometheus asks of a server. */
export class Metrics extends ProcessMetrics {
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

  answered(method: string, route: string, status: number, seconds: number): void {
    this.#http.observe({ method, route, status: String(status) }, seconds);
  }

  commandEnded(kind: string, outcome: string): void {
    this.#commands.inc({ kind, outcome });
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
