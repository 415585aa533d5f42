export { WorklistController } from './worklist.controller.ts';
