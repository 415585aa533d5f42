// Run once by mongosh: makes the replica set of one node and the account that Jejak uses. May be run again.
/* global db, fs, rs, sleep, print */
const password = fs.readFileSync('/run/secrets/mongodb-jejak-password', 'utf8').trim();

try {
  rs.status();
} catch (error) {
  if (error.codeName !== 'NotYetInitialized') throw error;
  rs.initiate({ _id: 'jejak', members: [{ _id: 0, host: 'mongodb:27017' }] });
}
while (!db.hello().isWritablePrimary) sleep(200);

const admin = db.getSiblingDB('admin');
const roles = ['jejak', 'jejak_private'].map((name) => ({ role: 'readWrite', db: name }));
if (admin.getUser('jejak') === null) admin.createUser({ user: 'jejak', pwd: password, roles });
else admin.updateUser('jejak', { pwd: password, roles });
print('MongoDB is ready for Jejak');
