import type { LedgerReport } from '@jejak/integrity';
import { grouped } from '../progress/index.ts';
import type { CopyReport } from './copy-ledger.ts';

/** What came of a copy, with what is wrong where something is. */
export function describeCopy({ found, source, target, same }: CopyReport): string {
  const goneOn = found > 0 ? `, ${grouped(found)} of them by an earlier try` : '';
  const lines = [
    `${grouped(target.events)} events in ${grouped(target.streams)} streams${goneOn}`,
    `source  ${source.digest}`,
    `target  ${target.digest}`,
    ...faultsOf('source', source),
    ...faultsOf('target', target),
    same ? 'Both ledgers are whole and the same.' : 'The copy is not a whole ledger, or not the same one.',
  ];
  return lines.join('\n');
}

function faultsOf(which: string, { faults }: LedgerReport): readonly string[] {
  return faults.map(({ stream, revision, what }) => `${which}  ${stream}@${revision}: ${what}`);
}
