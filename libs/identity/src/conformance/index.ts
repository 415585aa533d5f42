export { describeIdentityStores, type OpenStores, type StoresUnderTest } from './describe-identity-stores.ts';
