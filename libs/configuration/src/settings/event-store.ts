import { group } from '../group.ts';
import { path, text } from '../kinds.ts';
import { optional, secret } from '../setting.ts';

const EXAMPLE = 'esdb://host:2113';

export const eventStore = group({
  title: 'Event store',
  about:
    'Where the ledger lies: in the data folder, or in an EventStoreDB server or cluster where EVENTSTOREDB_URL names one.',
  settings: {
    eventStoreUrl: optional({
      name: 'EVENTSTOREDB_URL',
      says: 'Server or cluster that keeps the ledger; several hosts with commas, options as ?name=value&name=value.',
      kind: text(`${EXAMPLE} or esdb+discover://name, without user and password`, /^esdb(\+discover)?:\/\/[^\s@]+$/),
    }),
    eventStoreUser: optional({
      name: 'EVENTSTOREDB_USER',
      says: 'Account on that server; it needs TLS.',
      kind: text('a name', /^[^\s:]+$/),
    }),
    eventStorePassword: secret({
      name: 'EVENTSTOREDB_PASSWORD',
      says: 'Password of that account.',
      kind: text('a password', /^.+$/),
    }),
    eventStoreCaFile: optional({
      name: 'EVENTSTOREDB_CA_FILE',
      says: "PEM file of the authority that signed the server's certificate; those of the machine where left out.",
      kind: path,
    }),
  },
  problems({ eventStoreUrl, eventStoreUser, eventStorePassword, eventStoreCaFile }) {
    const alone = [
      ...(eventStoreUser === null ? [] : ['EVENTSTOREDB_USER']),
      ...(eventStorePassword === null ? [] : ['EVENTSTOREDB_PASSWORD']),
      ...(eventStoreCaFile === null ? [] : ['EVENTSTOREDB_CA_FILE']),
    ];
    if (eventStoreUrl === null) return alone.map((name) => `${name} needs EVENTSTOREDB_URL, such as ${EXAMPLE}`);
    if (eventStoreUser !== null && eventStorePassword === null)
      return ['EVENTSTOREDB_USER needs EVENTSTOREDB_PASSWORD'];
    if (eventStoreUser === null && eventStorePassword !== null)
      return ['EVENTSTOREDB_PASSWORD needs EVENTSTOREDB_USER'];
    return [];
  },
});
