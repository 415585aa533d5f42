export interface Configuration {
  /** Folder that holds all data. */
  readonly data: string;
  readonly host: string;
  readonly port: number;
}

/** Something is set that cannot hold; nothing is started. */
export class ConfigurationRefused extends Error {
  override readonly name = 'ConfigurationRefused';
}

/** From JEJAK_DATA, JEJAK_HOST and JEJAK_PORT (0 takes any free one). Throws ConfigurationRefused. */
export function readConfiguration(environment: { readonly [name: string]: string | undefined }): Configuration {
  const port = environment.JEJAK_PORT || '3001';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new ConfigurationRefused('JEJAK_PORT must be a whole number from 0 to 65535');
  }
  return {
    data: environment.JEJAK_DATA || './data',
    host: environment.JEJAK_HOST || '127.0.0.1',
    port: Number(port),
  };
}
