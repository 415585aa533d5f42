export { embeddedIdentityStores } from './embedded-identity-stores.ts';
export { identitySchema } from './schema.ts';
