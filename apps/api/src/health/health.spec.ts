import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi } from '../testing/index.ts';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.close());

const ask = (path: string) => api.nobody.get(path);

test('all is up where nothing is wrong', async () => {
  await api.server.backend.projector?.caughtUp();
  const parts = { events: { status: 'up' }, reading: { status: 'up' }, readModels: { status: 'ok', parked: 0 } };
  expect(await ask('/health')).toMatchObject({ status: 200, body: { status: 'up', parts } });
  expect(await ask('/health/ready')).toMatchObject({ status: 200, body: { status: 'up' } });
  expect(await ask('/health/live')).toMatchObject({ status: 200, body: { status: 'up' } });
});

test('something parked degrades the health, and takes nobody anything away', async () => {
  const { eventStore, projector } = api.server.backend;
  await eventStore.append('case-x', 'noStream', [{ id: randomUUID(), type: 'Riddle', json: '{"v":99}' }]);
  await projector?.caughtUp();
  const parts = { readModels: { status: 'degraded', parked: 1 } };
  expect(await ask('/health')).toMatchObject({ status: 200, body: { status: 'degraded', parts } });
  expect(await ask('/health/ready')).toMatchObject({ status: 200, body: { status: 'up' } });
});

test('without a projector reading goes on, and the health says what is wrong', async () => {
  await api.server.backend.projector?.stop();
  expect(await ask('/health')).toMatchObject({
    status: 503,
    body: { status: 'down', parts: { reading: { status: 'up' } } },
  });
  expect(await ask('/health/ready')).toMatchObject({ status: 200, body: { status: 'up' } });
});
