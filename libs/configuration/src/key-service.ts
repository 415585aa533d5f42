import type { Configuration } from './schema.ts';

/** The settings of the key service by what they are to it; null where the master key is a file. */
export function keyService(
  configuration: Pick<Configuration, 'kmsUrl' | 'kmsMount' | 'kmsKey' | 'kmsTokenFile' | 'kmsCaFile'>,
) {
  const { kmsUrl, kmsMount, kmsKey, kmsTokenFile, kmsCaFile } = configuration;
  if (kmsUrl === null || kmsTokenFile === null) return null;
  const service = { url: kmsUrl, mount: kmsMount, key: kmsKey, tokenFile: kmsTokenFile };
  return kmsCaFile === null ? service : { ...service, caFile: kmsCaFile };
}
