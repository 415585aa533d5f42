import { beforeEach, expect, test } from '@jest/globals';
import { SteppedClock } from '../testing/open-identity.ts';
import { LoginThrottle } from './index.ts';

let clock: SteppedClock;
let throttle: LoginThrottle;
beforeEach(() => {
  clock = new SteppedClock();
  throttle = new LoginThrottle(clock);
});

const fail = (times: number, login: (n: number) => string, address: (n: number) => string) => {
  for (let n = 0; n < times; n += 1) throttle.begin(login(n), address(n));
};
const eachFromElsewhere = (n: number) => `10.0.0.${n}`;

test('five failures at an account cost nothing, then each doubles the wait', () => {
  fail(5, () => 'budi', eachFromElsewhere);
  for (const seconds of [1, 2, 4, 8]) {
    expect(throttle.begin('budi', 'here')).toEqual({ kind: 'wait', seconds });
    clock.pass(seconds);
    expect(throttle.begin('budi', 'here')).toEqual({ kind: 'go' });
  }
  expect(throttle.begin('ani', 'there')).toEqual({ kind: 'go' });
});

test('an account is never blocked for longer than five minutes', () => {
  for (let n = 0; n < 40; n += 1) {
    const answer = throttle.begin('budi', `10.0.0.${n}`);
    if (answer.kind === 'wait') {
      expect(answer.seconds).toBeLessThanOrEqual(300);
      clock.pass(answer.seconds);
    }
  }
});

test('asking while blocked does not prolong the wait', () => {
  fail(5, () => 'budi', eachFromElsewhere);
  for (let n = 0; n < 50; n += 1) throttle.begin('budi', 'here');
  clock.pass(1);
  expect(throttle.begin('budi', 'here').kind).toBe('go');
});

test('an address that tries many accounts is held back', () => {
  fail(
    20,
    (n) => `login${n}`,
    () => 'here',
  );
  expect(throttle.begin('fresh', 'here')).toEqual({ kind: 'wait', seconds: 1 });
  expect(throttle.begin('fresh', 'there')).toEqual({ kind: 'go' });
});

test('a success clears the account, but only itself from the address', () => {
  fail(
    4,
    () => 'budi',
    () => 'here',
  );
  throttle.begin('budi', 'here');
  throttle.succeeded('budi', 'here');
  fail(5, () => 'budi', eachFromElsewhere);
  expect(throttle.begin('budi', 'there').kind).toBe('wait');
  fail(
    16,
    (n) => `login${n}`,
    () => 'here',
  );
  expect(throttle.begin('fresh', 'here').kind).toBe('wait');
});

test('any number of successes at one address hold nobody back', () => {
  for (let n = 0; n < 200; n += 1) {
    expect(throttle.begin(`login${n}`, 'office').kind).toBe('go');
    throttle.succeeded(`login${n}`, 'office');
  }
});

test('an hour without a failure is forgiven', () => {
  fail(12, () => 'budi', eachFromElsewhere);
  clock.pass(3600);
  expect(throttle.begin('budi', 'here').kind).toBe('go');
  expect(throttle.begin('budi', 'here').kind).toBe('go');
});
