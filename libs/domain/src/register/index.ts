export {
  evolveRegister,
  holderOfNumber,
  newRegister,
  printedNumber,
  REGISTER_EVENT_TYPES,
  type RegisterEvent,
  type RegisterEventData,
  type RegisterEventType,
  type RegisterKind,
  type RegisterState,
} from './register.ts';
