// A process of its own that projects as fast as it can, until it is killed.

import { attachEmbeddedEventStore, lockDataFolder, openEmbeddedEventStore } from '@jejak/event-store';
import { openEmbeddedReadStore } from '@jejak/read-store';
import { Projector } from '../projector/index.ts';
import { SampleLedger } from './sample-ledger.ts';
import { models } from './sample-models.ts';

const [folder = '', file = '', round = ''] = process.argv.slice(2);
const owner = await openEmbeddedEventStore(lockDataFolder(folder, 'projector'));
const projector = await Projector.start({
  eventStore: attachEmbeddedEventStore(owner.attachment()),
  readStore: openEmbeddedReadStore({ file }),
  models,
  settings: { maxEvents: 40, maxDocuments: 7 },
  onCommitted: () => process.stdout.write('.'),
});
if (Number(round) % 2 === 1) projector.rebuild().catch(() => {});
const ledger = new SampleLedger(owner);
const office = await owner.readStream('office-DMI');
let revision = office.length;
for (let n = 0; ; n++) {
  await Promise.all(Array.from({ length: 20 }, (_, index) => ledger.note(`round${round}-${(n * 20 + index) % 60}`)));
  if (n % 5 === 4) revision = await change(revision);
}

async function change(at: number): Promise<number> {
  ledger.continueAt('office-DMI', at - 1);
  if (at === 0) await ledger.establish();
  else await ledger.change();
  return at + 1;
}
