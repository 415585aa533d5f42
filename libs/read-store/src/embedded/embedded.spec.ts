import { describeReadStore, temporaryFile } from '../conformance/index.ts';
import { openEmbeddedReadStore } from './index.ts';

describeReadStore('embedded', () => temporaryFile(async (file) => openEmbeddedReadStore({ file })));
