export { configurationPage } from './configuration-page.ts';
export { ConfigurationRefused } from './configuration-refused.ts';
export { type DescribedGroup, type DescribedSetting, describeConfiguration } from './describe-configuration.ts';
export { eventStoreConnection } from './event-store-connection.ts';
export type { Environment } from './given-text.ts';
export { readConfiguration } from './read-configuration.ts';
export type { Configuration } from './schema.ts';
export type { LogLevel } from './settings/index.ts';
export { smtpConnection } from './smtp-connection.ts';
