import { openTestDatabase } from '@jejak/mongodb/testing';
import { describeIdentityStores } from '../conformance/index.ts';
import { openMongoIdentityStores } from './index.ts';

describeIdentityStores('MongoDB', async () => {
  const { connection, remove } = await openTestDatabase();
  return { stores: await openMongoIdentityStores(connection), close: remove };
});
