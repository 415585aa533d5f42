import { describeReadStore, temporaryFile } from '../conformance/index.ts';
import { openReadStoreWritingBeside, openThreadedReadStore } from './index.ts';

describeReadStore('threaded', () => temporaryFile((file) => openThreadedReadStore({ file, readers: 2 })));
describeReadStore('writing beside', () => temporaryFile(async (file) => openReadStoreWritingBeside({ file })));
