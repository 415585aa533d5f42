import { type Decision, type DecisionContext, refuse } from '../decision/index.ts';
import { adoptionByHash, type OfficeState } from '../office/index.ts';
import type { CaseCommand } from './commands.ts';
import { correctEvent } from './correct.ts';
import { recordFact } from './plain.ts';
import { recordStep } from './record-step.ts';
import { reopen } from './reopen.ts';
import type { CaseState } from './state.ts';
import { takeIn } from './take-in.ts';

/** Decides a command about a case by the standard that the case is bound to; pure. */
export function decideCase(
  command: CaseCommand,
  state: CaseState,
  office: OfficeState,
  context: DecisionContext,
): Decision {
  if (command.kind === 'take-in') return takeIn(command, state, office, context);
  if (state.revision < 0) return refuse('unknown-case', { case: state.id });
  const standard = adoptionByHash(office, state.standard)?.standard;
  if (!standard) return refuse('no-standard-in-force', { standard: state.standard });
  switch (command.kind) {
    case 'record-step':
      return recordStep(command, state, standard, office, context);
    case 'correct':
      return correctEvent(command, state, standard, office, context);
    case 'reopen':
      return reopen(command, state, standard.procedure, office, context);
    default:
      return recordFact(command, state, standard, office, context);
  }
}
