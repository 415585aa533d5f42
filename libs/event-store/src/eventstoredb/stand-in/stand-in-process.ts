import process from 'node:process';
import type { Faults } from './faults.ts';
import { startStandIn } from './server.ts';

// The stand-in as a process of its own: told what to do by messages, killed like any other.

export type Order =
  | { readonly kind: 'faults'; readonly faults: Partial<Faults> }
  | { readonly kind: 'drop-subscriptions' };

export type Report =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'done'; readonly count: number };

const { STAND_IN_FILE: file, STAND_IN_PORT: port = '0' } = process.env;
const standIn = await startStandIn({ port: Number(port), ...(file === undefined ? {} : { file }) });

function report(message: Report): void {
  process.send?.(message);
}

process.on('message', (order: Order) => {
  if (order.kind === 'faults') standIn.setFaults(order.faults);
  report({ kind: 'done', count: order.kind === 'faults' ? 0 : standIn.dropSubscriptions() });
});
// Whoever started it is gone.
process.on('disconnect', () => process.exit());
report({ kind: 'listening', port: standIn.port });
