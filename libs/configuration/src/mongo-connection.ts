import type { Configuration } from './schema.ts';

/** The settings of MongoDB by what they are to it; null where everything lies in the data folder. */
export function mongoConnection(
  configuration: Pick<Configuration, 'mongoUrl' | 'mongoUser' | 'mongoPassword' | 'mongoCaFile'>,
) {
  const { mongoUrl, mongoUser, mongoPassword, mongoCaFile } = configuration;
  if (mongoUrl === null) return null;
  return {
    url: mongoUrl,
    ...(mongoUser === null ? {} : { user: mongoUser }),
    ...(mongoPassword === null ? {} : { password: mongoPassword }),
    ...(mongoCaFile === null ? {} : { caFile: mongoCaFile }),
  };
}
