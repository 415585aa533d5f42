export { OrderLost } from './append-in-order.ts';
export { TargetNotEmpty } from './copied-so-far.ts';
export { type CopyReport, copyLedger } from './copy-ledger.ts';
export { describeCopy } from './describe-copy.ts';
export { everyEvent } from './every-event.ts';
export { openExistingLedger, openLedger } from './open-ledger.ts';
