import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { localDateIn } from './local-date.ts';
import { jakartaOffice } from './testing/jakarta-office.ts';

test('the date where the office is, is that of its time zone at every instant', () => {
  const zones = fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Europe/Lisbon', 'Pacific/Apia');
  const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2050-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(zones, instants, (timeZone, date) => {
      const at = date.toISOString();
      const expected = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
      expect(localDateIn({ ...jakartaOffice, timeZone }, at)).toBe(expected);
    }),
    { numRuns: 60 },
  );
});
