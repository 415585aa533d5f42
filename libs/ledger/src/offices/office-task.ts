import { decideOffice, type OfficeCommand, type OfficeState, officeSubject, refuse, streams } from '@jejak/domain';
import type { CommandRequest } from '../ledger.ts';
import type { Desk, Task } from '../running/index.ts';

/** A command on an office, judged by the office itself. */
export function officeTask(
  desk: Desk,
  code: string,
  command: OfficeCommand,
  request: CommandRequest,
): Task<OfficeState> {
  const elsewhere = request.office !== null && request.office !== code;
  return {
    stream: streams.office(code),
    aggregates: desk.offices,
    request,
    missing: () => (elsewhere ? refuse('unknown-office', { office: code }) : null),
    decide: (state, _, context) => decideOffice(command, state, context),
    officeOf: () => code,
    principalOf: () => officeSubject(code),
    // A position that was ended must not appoint anybody.
    needsFreshOffice: () => true,
  };
}
