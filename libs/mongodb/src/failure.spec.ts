import { expect, test } from '@jest/globals';
import { type BulkWriteResult, MongoBulkWriteError, MongoNetworkError } from 'mongodb';
import { troubleOf } from './failure.ts';

const NOTHING_WRITTEN = {} as BulkWriteResult;

test('a connection that ends is the server away, also in the middle of a bulk write', () => {
  const closed = new MongoNetworkError('connection 4 to 127.0.0.1:27017 closed');
  expect(troubleOf(closed)).toBe('unavailable');
  expect(troubleOf(new MongoBulkWriteError(closed, NOTHING_WRITTEN))).toBe('unavailable');
});

test('a bulk write that the server refuses is not', () => {
  const refused = { message: 'no', code: 121, writeErrors: [] };
  expect(troubleOf(new MongoBulkWriteError(refused, NOTHING_WRITTEN))).toBeNull();
});
