import { MongoRefused } from './errors.ts';
import { messageOf, troubleOf } from './failure.ts';

/** What OpenSSL, Node and the driver say of a certificate or a file of certificates, and what to do about it. */
const BY_WORDS: readonly (readonly [RegExp, (hosts: string) => string])[] = [
  [
    /certificate has expired/i,
    (hosts) => `the certificate of MongoDB at ${hosts} has expired: renew it there (or set this machine's clock)`,
  ],
  [
    /not yet valid/i,
    (hosts) => `the certificate of MongoDB at ${hosts} is not valid yet: look at the clocks of both machines`,
  ],
  [
    /does not match certificate's altnames/i,
    (hosts) =>
      `MongoDB at ${hosts} shows a certificate for another name: use one of its names in MONGODB_URL, ` +
      'or give the server a certificate for this one',
  ],
  [
    /self.signed|unable to (?:verify|get)|certificate/i,
    (hosts) =>
      `the certificate of MongoDB at ${hosts} is not trusted: name the authority that signed it in MONGODB_CA_FILE`,
  ],
  [/ENOENT|EACCES|EISDIR/, () => 'MONGODB_CA_FILE cannot be read'],
];

/** Says of a start that failed which setting to look at. The hosts are named, never the credentials. */
export function explainRefusal(failure: unknown, hosts: string): unknown {
  if (failure instanceof MongoRefused) return failure;
  const said = messageOf(failure);
  const refused = (what: string) => new MongoRefused(`${what} (${said})`, { cause: failure });
  if (troubleOf(failure) === 'not-allowed') {
    return refused(`MongoDB at ${hosts} does not know this user: look at MONGODB_USER and MONGODB_PASSWORD_FILE`);
  }
  const [, advice] = BY_WORDS.find(([words]) => words.test(said)) ?? [];
  if (advice !== undefined) return refused(advice(hosts));
  if (troubleOf(failure) === 'unavailable') {
    return refused(
      `MongoDB at ${hosts} does not answer as a primary: look at MONGODB_URL, whether the set has a primary, and ` +
        'whether TLS is on at both ends (MONGODB_CA_FILE turns it on here)',
    );
  }
  return refused(`MongoDB at ${hosts} cannot be used`);
}
