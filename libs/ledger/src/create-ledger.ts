import { streams } from '@jejak/domain';
import { AccessBook } from './access/index.ts';
import { caseTask, recordInCases } from './cases/index.ts';
import { EscalationBook } from './escalations/index.ts';
import { takeIn } from './intake/index.ts';
import type { Ledger } from './ledger.ts';
import { Numbering, voidTask } from './numbers/index.ts';
import { officeTask } from './offices/index.ts';
import type { LedgerPorts } from './ports.ts';
import { Desk, runCommand } from './running/index.ts';
import { changeSubject, reindexKnown } from './subjects/index.ts';

/** The ledger over its ports. What it was given stays the caller's to close. */
export function createLedger(ports: LedgerPorts): Ledger {
  const desk = new Desk(ports);
  const numbering = new Numbering(desk);
  const escalation = new EscalationBook(desk);
  const access = new AccessBook(desk, ports.node);

  return {
    async takeIn(intake, request) {
      const answer = await takeIn(desk, intake, request);
      numbering.afterIntake(answer, intake.office);
      return answer;
    },
    async onCase(id, command, request) {
      const answer = await runCommand(caseTask(desk, id, command, request), desk);
      numbering.afterStep(id, answer);
      return answer;
    },
    async onCases(ids, command, request) {
      const batch = await recordInCases(desk, ids, command, request);
      for (const { case: id, answer } of batch.items) numbering.afterStep(id, answer);
      return batch;
    },
    onOffice: (code, command, request) => runCommand(officeTask(desk, code, command, request), desk),
    async officeChanged(code, revision) {
      const held = desk.offices.held(streams.office(code));
      if (held && held.revision < revision) await desk.offices.refresh(held);
    },
    onSubject: (id, command, request) => changeSubject(desk, id, command, request),
    reindexSubject: (id, office) => desk.queues.run(`search-${id}`, () => reindexKnown(desk, id, office)),
    numberOf: (kind, holder, waitMs) => numbering.numberOf(kind, holder, waitMs),
    voidNumber: (kind, office, year, number, reason, request) =>
      runCommand(voidTask(desk, { kind, office, year, number, reason }, request), desk),
    remind: (of, reminders) => escalation.remind(of, reminders),
    reminderMailed: (of, mailed) => escalation.mailed(of, mailed),
    noteAccess: (note) => access.note(note),
    async close() {
      await numbering.settled();
      await desk.queues.idle();
    },
  };
}
