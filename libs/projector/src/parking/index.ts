export { describeError, kindOfDescribed, kindOfError } from './describe-error.ts';
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
export { countParked, listParked, type ParkedCount, type ParkedSummary, parkedOf } from './parked-list.ts';
export { ParkingLot } from './parking-lot.ts';
