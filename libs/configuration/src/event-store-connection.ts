import type { Configuration } from './schema.ts';

/** The settings of the event store by what they are to it; null where the ledger lies in the data folder. */
export function eventStoreConnection(
  configuration: Pick<Configuration, 'eventStoreUrl' | 'eventStoreUser' | 'eventStorePassword' | 'eventStoreCaFile'>,
) {
  const { eventStoreUrl, eventStoreUser, eventStorePassword, eventStoreCaFile } = configuration;
  if (eventStoreUrl === null) return null;
  return {
    url: eventStoreUrl,
    ...(eventStoreUser === null ? {} : { user: eventStoreUser }),
    ...(eventStorePassword === null ? {} : { password: eventStorePassword }),
    ...(eventStoreCaFile === null ? {} : { caFile: eventStoreCaFile }),
  };
}
