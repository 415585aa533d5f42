import { expect, test } from '@jest/globals';

test('two different dates are not equal', () => {
  expect(Temporal.PlainDate.from('2026-01-01')).not.toEqual(Temporal.PlainDate.from('2026-01-02'));
  expect({ on: Temporal.PlainDate.from('2026-01-01') }).toEqual({ on: Temporal.PlainDate.from('2026-01-01') });
  expect(Temporal.Instant.from('2026-01-01T00:00:00Z')).not.toStrictEqual(
    Temporal.Instant.from('2026-01-01T00:00:01Z'),
  );
});
