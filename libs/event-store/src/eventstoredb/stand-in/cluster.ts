import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import { Metadata, status } from '@grpc/grpc-js';

export interface ClusterNode {
  readonly port: number;
  readonly isAlive: boolean;
}

/** What the nodes of a cluster say of each other. */
export interface Cluster {
  readonly nodes: () => readonly ClusterNode[];
  /** Port of the node that leads. */
  readonly leader: () => number;
}

const { VNodeState } = gossip.MemberInfo;
const HOST = '127.0.0.1';

/** The members as a node tells of them. */
export function gossipAnswer({ nodes, leader }: Cluster): InstanceType<typeof gossip.ClusterInfo> {
  const members = nodes().map(({ port, isAlive }) =>
    new gossip.MemberInfo()
      .setHttpEndPoint(new gossip.EndPoint().setAddress(HOST).setPort(port))
      .setState(port === leader() ? VNodeState.LEADER : VNodeState.FOLLOWER)
      .setIsAlive(isAlive),
  );
  return new gossip.ClusterInfo().setMembersList(members);
}

/** A node that does not lead sends whoever needs the leader there. Throws as that node answers. */
export function checkLeads(port: number, call: Metadata, { leader }: Cluster): void {
  if (leader() === port || call.get('requires-leader')[0] !== 'true') return;
  const metadata = new Metadata();
  metadata.set('exception', 'not-leader');
  metadata.set('leader-endpoint-host', HOST);
  metadata.set('leader-endpoint-port', String(leader()));
  throw Object.assign(new Error('not leader'), { code: status.NOT_FOUND, details: 'Leader info available', metadata });
}
