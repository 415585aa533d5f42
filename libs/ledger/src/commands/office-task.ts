import { decideOffice, type OfficeCommand, type OfficeState, officeSubject, refuse, streams } from '@jejak/domain';
import type { CommandRequest } from '../ledger.ts';
import type { Task } from '../running/index.ts';
import type { Desk } from './desk.ts';

/** A command on an office, judged by the office itself. */
export function officeTask(
  desk: Desk,
  code: string,
  command: OfficeCommand,
  request: CommandRequest,
): Task<OfficeState> {
  const stream = streams.office(code);
  return {
    stream,
    aggregates: desk.offices,
    request,
    decide(state, _office, context) {
      const hidden = request.office !== null && request.office !== code;
      return hidden ? refuse('unknown-office', { office: code }) : decideOffice(command, state, context);
    },
    officeOf: () => code,
    principalOf: () => officeSubject(code),
    office: (_, fresh) => desk.office(code, fresh),
    needsFreshOffice: () => true,
  };
}
