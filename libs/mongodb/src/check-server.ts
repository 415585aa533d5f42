import type { MongoClient } from 'mongodb';
import { MongoRefused } from './errors.ts';

/** Of MongoDB 6.0, https://github.com/mongodb/mongo/blob/master/src/mongo/db/wire_version.h */
const OLDEST_WIRE_VERSION = 17;

/**
 * A standalone server refuses transactions only once one is tried, and some that call themselves standalone do not
 * even then: hence the look at what it says of itself. Throws MongoRefused.
 */
export async function checkServer(client: MongoClient): Promise<void> {
  const hello = await client.db('admin').command({ hello: 1 });
  const isReplicaSet = typeof hello.setName === 'string';
  const isShardedCluster = hello.msg === 'isdbgrid';
  if (!isReplicaSet && !isShardedCluster) {
    throw new MongoRefused(
      'the MongoDB server stands alone, and such a one knows no transactions: start it with --replSet rs0 ' +
        '(replication.replSetName in its configuration file) and run rs.initiate() once; one server is enough for a set',
    );
  }
  if (Number(hello.maxWireVersion) < OLDEST_WIRE_VERSION) {
    throw new MongoRefused('the MongoDB server is older than 6.0: upgrade it');
  }
}
