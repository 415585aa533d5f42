import type { AccessEvent } from './access/index.ts';
import type { CaseEvent } from './case/index.ts';
import type { EscalationEvent } from './escalation/index.ts';
import type { OfficeEvent } from './office/index.ts';
import type { RegisterEvent } from './register/index.ts';
import type { SubjectEvent } from './subject/index.ts';

/** Every event that the ledger holds. */
export type LedgerEvent = CaseEvent | OfficeEvent | SubjectEvent | RegisterEvent | AccessEvent | EscalationEvent;
