import { AccessBook } from './access/index.ts';
import { onCases } from './commands/batch.ts';
import { caseTask } from './commands/case-task.ts';
import { Desk } from './commands/desk.ts';
import { onSubject } from './commands/identity.ts';
import { takeIn } from './commands/intake.ts';
import { officeTask } from './commands/office-task.ts';
import type { Ledger } from './ledger.ts';
import { Numbering, RegisterBook, voidTask } from './numbers/index.ts';
import type { LedgerPorts } from './ports.ts';
import { Queues, type RunnerPorts, runCommand } from './running/index.ts';

const CASES_IN_MEMORY = 50_000;

/** The ledger over its ports. What it was given stays the caller's to close. */
export function createLedger({
  store,
  keys,
  search,
  clock,
  randomness,
  node,
  casesInMemory,
  onError,
}: LedgerPorts): Ledger {
  const queues = new Queues();
  const ports: RunnerPorts = { store, keys, clock, randomness, queues };
  const desk = new Desk(store, ports, casesInMemory ?? CASES_IN_MEMORY);
  const book = new RegisterBook(ports);
  const numbering = new Numbering(desk, book, onError ?? (() => {}));
  const access = new AccessBook(ports, node);

  return {
    async takeIn(intake, request) {
      const answer = await takeIn(desk, search, intake, request);
      numbering.afterIntake(answer, intake.office);
      return answer;
    },
    async onCase(id, command, request) {
      const answer = await runCommand(caseTask(desk, id, command, request), ports);
      numbering.afterStep(id, answer);
      return answer;
    },
    async onCases(ids, command, request) {
      const batch = await onCases(desk, ids, command, request);
      for (const { case: id, answer } of batch.items) numbering.afterStep(id, answer);
      return batch;
    },
    onOffice: (code, command, request) => runCommand(officeTask(desk, code, command, request), ports),
    onSubject: (id, command, request) => onSubject(desk, search, id, command, request),
    numberOf: (kind, holder, waitMs) => numbering.numberOf(kind, holder, waitMs),
    voidNumber: (kind, office, year, number, reason, request) =>
      runCommand(voidTask(desk, book, { kind, office, year, number, reason }, request), ports),
    noteAccess: (note) => access.note(note),
    async close() {
      await numbering.settled();
      await queues.idle();
    },
  };
}
