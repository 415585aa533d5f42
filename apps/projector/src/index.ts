export { type Configuration, ConfigurationRefused, readConfiguration } from './configuration.ts';
export { type ProjectorServer, startProjector } from './serve.ts';
