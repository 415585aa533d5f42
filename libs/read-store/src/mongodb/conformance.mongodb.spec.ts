import { openTestDatabase } from '@jejak/mongodb/testing';
import { describeReadStore } from '../conformance/index.ts';
import { openMongoReadStore } from './index.ts';

describeReadStore('MongoDB', async () => {
  const { connection, remove } = await openTestDatabase();
  return { open: async () => openMongoReadStore(connection), remove };
});
