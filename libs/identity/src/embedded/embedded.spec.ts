import { describeIdentityStores } from '../conformance/index.ts';
import { openIdentity } from '../testing/open-identity.ts';

describeIdentityStores('embedded', openIdentity);
