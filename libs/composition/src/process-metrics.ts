import type { StoreTrouble } from '@jejak/event-store';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { memoryOfThreads, type ThreadMemory } from './threads.ts';

/**
 * What Prometheus asks of every process, each figure with the label `node`; a registry a process, so that several fit in
 * one test.
 */
export class ProcessMetrics {
  readonly registry = new Registry();
  readonly #projector = new Map<string, Gauge>();
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
    this.#gaugeThreads('used', 'Bytes of objects on the heaps of threads: held, or garbage not collected yet.');
    this.#gaugeThreads('total', 'Bytes that the heaps of threads have taken from the system.');
  }

  troubled({ kind }: StoreTrouble): void {
    this.#troubles[kind].inc();
  }

  /** The figures of the projector and of the processes beside it as they are now, by their own names. */
  projecting(figures: Readonly<Record<string, number>>): void {
    for (const [name, value] of Object.entries(figures)) this.#gauge(name).set(value);
  }

  /** Threads of the same name are counted together. */
  #gaugeThreads(kind: keyof ThreadMemory['bytes'], help: string): void {
    new Gauge({
      name: `jejak_thread_heap_${kind}_bytes`,
      help,
      labelNames: ['thread'],
      registers: [this.registry],
      async collect() {
        const threads = await memoryOfThreads();
        this.reset();
        for (const { thread, bytes } of threads) this.inc({ thread }, bytes[kind]);
      },
    });
  }

  #gauge(figure: string): Gauge {
    const known = this.#projector.get(figure);
    if (known !== undefined) return known;
    const help = `Projector: ${figure.replaceAll('_', ' ')}`;
    const gauge = new Gauge({ name: `jejak_projector_${figure}`, help, registers: [this.registry] });
    this.#projector.set(figure, gauge);
    return gauge;
  }
}
