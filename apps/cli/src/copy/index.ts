export { OrderLost } from './append-in-order.ts';
export { TargetNotEmpty } from './copied-so-far.ts';
export { type CopyReport, copyLedger } from './copy-ledger.ts';
export { everyEvent } from './every-event.ts';
