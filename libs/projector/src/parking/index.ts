export { describeError, kindOfError } from './describe-error.ts';
export {
  documentUnit,
  EVERY_PROJECTION,
  FOLLOWS,
  type ParkedEntry,
  type ParkedEvent,
  type ParkedUnit,
  streamUnit,
  withEvent,
} from './parked-entry.ts';
export { listParked, type ParkedSummary, parkedOf } from './parked-list.ts';
export { ParkingLot } from './parking-lot.ts';
