import { MongoRefused } from './errors.ts';
import { messageOf, troubleOf } from './failure.ts';

const UNTRUSTED = /self.signed|unable to (?:verify|get)|certificate/i;

/** Says of a start that failed which setting to look at. The hosts are named, never the credentials. */
export function explainRefusal(failure: unknown, hosts: string): unknown {
  if (failure instanceof MongoRefused) return failure;
  const said = messageOf(failure);
  const refused = (what: string) => new MongoRefused(`${what} (${said})`, { cause: failure });
  if (troubleOf(failure) === 'not-allowed') {
    return refused(`MongoDB at ${hosts} does not know this user: look at MONGODB_USER and MONGODB_PASSWORD_FILE`);
  }
  if (UNTRUSTED.test(said)) {
    return refused(`the certificate of MongoDB at ${hosts} is not trusted: name its authority in MONGODB_CA_FILE`);
  }
  if (troubleOf(failure) === 'unavailable') {
    return refused(
      `MongoDB at ${hosts} does not answer as a primary: look at MONGODB_URL, and whether the set has one`,
    );
  }
  return refused(`MongoDB at ${hosts} cannot be used`);
}
