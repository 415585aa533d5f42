import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HandClock, TestApi } from '../testing/index.ts';
import { startNumberSweeper } from './sweep-numbers.ts';

const ODGJ = 'dumai-penanganan-odgj';
const ONE = { client: { facts: {} }, reporter: null, facts: { channel: 'counter', reportedBy: 'police' } };

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
  await api.foundOffice({ services: [ODGJ] });
});
afterAll(() => api.close());

test('a case that a crash left without a number gets one, once', async () => {
  const { backend } = api.server;
  const { eventStore } = backend;
  const crashing = await api.another({
    eventStore: {
      append: async (stream, expected, events) => {
        if (stream.startsWith('register-')) throw new Error('the process died before the number');
        return eventStore.append(stream, expected, events);
      },
      readStream: (stream, options) => eventStore.readStream(stream, options),
      readAll: (options) => eventStore.readAll(options),
      subscribe: (options) => eventStore.subscribe(options),
      close: () => eventStore.close(),
    },
  });
  const report = await crashing.as('loket').post('/api/reports', { service: ODGJ, cases: [ONE] });
  expect(report).toMatchObject({ status: 201, body: { cases: [{ number: null }] } });
  await backend.projector?.caughtUp();

  const later = new HandClock(new Date(Date.now() + 60_000).toISOString());
  const failures: unknown[] = [];
  const sweeper = await startNumberSweeper(
    backend.readStore,
    backend.ledger,
    later,
    (error) => failures.push(error),
    20,
  );
  await new Promise((resolve) => setTimeout(resolve, 300));
  await sweeper.close();
  const register = await eventStore.readStream(`register-DMI-${new Date().getUTCFullYear()}`);
  expect(register.map(({ json }) => JSON.parse(json).data)).toMatchObject([
    { number: 1, case: report.body.cases[0].id },
  ]);
  expect(failures).toEqual([]);
});
