export {
  ACCESS_EVENT_TYPES,
  ACCESS_PURPOSES,
  type AccessEvent,
  type AccessEventData,
  type AccessEventType,
  type AccessPurpose,
} from './access.ts';
