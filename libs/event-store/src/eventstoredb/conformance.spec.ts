import process from 'node:process';
import { afterAll, beforeAll } from '@jest/globals';
import { describeEventStore } from '../conformance/index.ts';
import { openEventStoreDB } from './index.ts';
import { SpawnedStandIn } from './stand-in/index.ts';

const server = process.env.TEST_EVENTSTOREDB_URL;
let standIn: SpawnedStandIn | undefined;

beforeAll(async () => {
  if (!server) standIn = await SpawnedStandIn.start();
});
afterAll(() => standIn?.kill());

describeEventStore('EventStoreDB', async () => {
  const url = server ?? String(standIn?.url);
  // The suite shows that bytes come back as they were sent, whatever JSON they are; what is refused for its form is
  // shown beside it.
  const open = () => openEventStoreDB({ url, isCanonical: () => true });
  const store = await open();
  const reopen = async () => {
    await store.close();
    return open();
  };
  return { store, reopen };
});
