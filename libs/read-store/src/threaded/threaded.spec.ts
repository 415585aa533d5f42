import { describeReadStore, temporaryFile } from '../conformance/index.ts';
import { openThreadedReadStore } from './index.ts';

describeReadStore('threaded', () => temporaryFile((file) => openThreadedReadStore({ file, readers: 2 })));
