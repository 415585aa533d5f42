import { group } from '../group.ts';
import { path, text } from '../kinds.ts';
import { optional, secret } from '../setting.ts';

const EXAMPLE = 'mongodb://host:27017/jejak?replicaSet=rs0';

export const mongodb = group({
  title: 'MongoDB',
  about:
    'Where read models, accounts, keys and files lie: in the data folder, or in a MongoDB replica set where MONGODB_URL names one. The database of the URL holds the read models, another one, called the same with `_private` behind it, all the rest. It needs EVENTSTOREDB_URL: a ledger in the data folder belongs to one process, which keeps the rest there too.',
  settings: {
    mongoUrl: optional({
      name: 'MONGODB_URL',
      says: 'The replica set; several hosts with commas, the name of the database as the path.',
      kind: text(`${EXAMPLE} or mongodb+srv://name, without user and password`, /^mongodb(\+srv)?:\/\/[^\s@]+$/),
    }),
    mongoUser: optional({
      name: 'MONGODB_USER',
      says: 'Account there, known in the database admin.',
      kind: text('a name', /^\S+$/),
    }),
    mongoPassword: secret({
      name: 'MONGODB_PASSWORD',
      says: 'Password of that account.',
      kind: text('a password', /^.+$/),
    }),
    mongoCaFile: optional({
      name: 'MONGODB_CA_FILE',
      says: "PEM file of the authority that signed the servers' certificates; turns TLS on.",
      kind: path,
    }),
  },
  problems({ mongoUrl, mongoUser, mongoPassword, mongoCaFile }) {
    const alone = [
      ...(mongoUser === null ? [] : ['MONGODB_USER']),
      ...(mongoPassword === null ? [] : ['MONGODB_PASSWORD']),
      ...(mongoCaFile === null ? [] : ['MONGODB_CA_FILE']),
    ];
    if (mongoUrl === null) return alone.map((name) => `${name} needs MONGODB_URL, such as ${EXAMPLE}`);
    if (mongoUser !== null && mongoPassword === null) return ['MONGODB_USER needs MONGODB_PASSWORD'];
    if (mongoUser === null && mongoPassword !== null) return ['MONGODB_PASSWORD needs MONGODB_USER'];
    return [];
  },
});
