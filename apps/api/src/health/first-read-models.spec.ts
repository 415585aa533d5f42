import { join } from 'node:path';
import { projections } from '@jejak/projections';
import { Projector } from '@jejak/projector';
import { interceptCommits } from '@jejak/projector/testing';
import { openEmbeddedReadStore } from '@jejak/read-store';
import { expect, test } from '@jest/globals';
import { TestApi } from '../testing/index.ts';

const NOTHING_TO_READ = { status: 503, body: { status: 'down', parts: { reading: { status: 'down' } } } };

test('until the first read models have everything, queries are told to come again and the server is not ready', async () => {
  const api = await TestApi.start({ projects: false });
  await api.foundOffice({ services: [] });
  const { eventStore, configuration } = api.server.backend;
  const store = openEmbeddedReadStore({ file: join(configuration.data, 'read.db') });
  const [held, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let batches = 0;
  const slow = interceptCommits(store, async (commit) => {
    if (commit.writes.length > 0 && commit.checkpoint && batches++ === 1) {
      held.resolve();
      await released.promise;
    }
    await store.commit(commit);
  });
  const settings = { maxEvents: 1, maxDocuments: 1 };
  const projector = await Projector.start({ eventStore, readStore: slow, models: projections, settings });

  await held.promise;
  expect(projector.health()).toMatchObject({ state: 'catching-up' });
  const asked = await api.as('loket').get('/api/worklist');
  expect(asked).toMatchObject({ status: 503, body: { code: 'not-there-yet' }, headers: { 'retry-after': '1' } });
  expect(await api.nobody.get('/health/ready')).toMatchObject(NOTHING_TO_READ);
  expect(await api.nobody.get('/health')).toMatchObject(NOTHING_TO_READ);

  released.resolve();
  await projector.caughtUp();
  expect(projector.health().state).toBe('live');
  expect((await api.as('loket').get('/api/worklist')).status).toBe(200);
  expect(await api.nobody.get('/health/ready')).toMatchObject({ status: 200, body: { status: 'up' } });

  await projector.stop();
  await store.close();
  await api.close();
});
