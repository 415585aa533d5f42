import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { PrivateDatabaseClosed } from './errors.ts';
import { errorOf } from './failure.ts';
import { GroupQueue } from './group.ts';
import type { PrivateDatabase, Row, SqlValue, Statement, StatementResult } from './port.ts';
import type { FromWorker, Job, Outcome, ToWorker } from './protocol.ts';

export class WorkerDatabase implements PrivateDatabase {
  readonly #worker: Worker;
  readonly #queue: GroupQueue;
  #closing: Promise<void> | undefined;

  constructor(worker: Worker) {
    this.#worker = worker;
    this.#queue = new GroupQueue((jobs) => this.#post({ kind: 'run', jobs }));
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'done') this.#queue.settle(message.outcomes);
    });
    worker.on('error', (cause) =>
      this.#queue.break(new PrivateDatabaseClosed('the worker of private.db failed', { cause })),
    );
    worker.on('exit', () => this.#queue.break(new PrivateDatabaseClosed('private.db is closed')));
  }

  async read<R extends Row>(sql: string, params: readonly SqlValue[] = []): Promise<readonly R[]> {
    const outcome = await this.#run({ kind: 'read', sql, params });
    return 'rows' in outcome ? (outcome.rows as readonly R[]) : [];
  }

  async write(statements: readonly Statement[]): Promise<readonly StatementResult[]> {
    const outcome = await this.#run({ kind: 'write', statements });
    return 'results' in outcome ? outcome.results : [];
  }

  async scrub(): Promise<void> {
    await this.#run({ kind: 'scrub' });
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #run(job: Job): Promise<Exclude<Outcome, { readonly failure: unknown }>> {
    if (this.#closing) throw new PrivateDatabaseClosed('private.db is closed');
    const outcome = await this.#queue.add(job);
    if ('failure' in outcome) throw errorOf(outcome.failure);
    return outcome;
  }

  async #close(): Promise<void> {
    const exited = once(this.#worker, 'exit');
    await this.#queue.idle();
    this.#post({ kind: 'close' });
    await exited;
  }

  #post(message: ToWorker): void {
    this.#worker.postMessage(message);
  }
}
