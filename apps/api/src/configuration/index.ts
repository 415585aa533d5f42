export { Configuration, type LogLevel } from './configuration.ts';
export { type DescribedVariable, describeConfiguration } from './describe-configuration.ts';
export { ConfigurationRefused, readConfiguration } from './read-configuration.ts';
