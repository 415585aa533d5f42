export type { DecisionContext } from './context.ts';
export {
  accept,
  type Decision,
  REFUSALS,
  type Refusal,
  type RefusalCode,
  type Refused,
  refuse,
  refuseFacts,
} from './refusal.ts';
