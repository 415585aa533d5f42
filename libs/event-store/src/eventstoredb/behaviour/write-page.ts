import { writeFileSync } from 'node:fs';
import { behaviourPage } from './page.ts';

writeFileSync(new URL('../../../../../docs/eventstoredb-contract.md', import.meta.url), behaviourPage());
