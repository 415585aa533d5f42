import type { SchemaModule } from './database/index.ts';
import { subjectKeysSchema } from './keys/index.ts';
import { searchIndexSchema } from './search/index.ts';

/** Every table of this library, to be named together when `private.db` is opened. */
export const privacySchema: readonly SchemaModule[] = [subjectKeysSchema, searchIndexSchema];
