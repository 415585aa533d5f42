import type { ExpectedRevision } from './port.ts';

/** The stream stands elsewhere than was expected; nothing was written. */
export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly actual: ExpectedRevision;

  constructor(stream: string, expected: ExpectedRevision, actual: ExpectedRevision) {
    super(`stream ${stream} is at ${actual}, expected ${expected}`);
    this.stream = stream;
    this.expected = expected;
    this.actual = actual;
  }
}

/** More bytes than one append may carry; nothing was sent. */
export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge';
}

/** No events, an id twice, an id that is no UUID, an empty type or stream name; nothing was sent. */
export class InvalidAppend extends Error {
  override readonly name = 'InvalidAppend';
}

/** The disk or the quota is full; nothing was written, reading goes on. */
export class StoreFull extends Error {
  override readonly name = 'StoreFull';
}

/** No answer came. Whether the append took effect is unknown: send the same bytes again. */
export class StoreUnavailable extends Error {
  override readonly name: string = 'StoreUnavailable';
}

/** The store's file is no database any more, or contradicts itself: it stays away until somebody follows the message. */
export class DatabaseDamaged extends StoreUnavailable {
  override readonly name = 'DatabaseDamaged';
}

/** The store understood and said no: an account, its rights, a position it never had. Sending again does not help. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused';
}

/** An event that somebody else stored is not canonical JSON: nothing may be decided from it. */
export class NotCanonicalForm extends Error {
  override readonly name = 'NotCanonicalForm';
}

/** How a store is to be reached contradicts itself or names what is not there; says what to change. */
export class WrongConnectionSettings extends Error {
  override readonly name = 'WrongConnectionSettings';
}
