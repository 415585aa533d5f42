export { applyLate, applyTouch, isSourceParked, loadSources, refuseUnstorable, sourceOf } from './apply.ts';
export { claimCheckpoint, guarded, heldCheckpoint } from './claim.ts';
export { CheckpointFellBack, isTransient, ProjectorSuperseded, UnstorableDocuments } from './failures.ts';
export { fits } from './fits.ts';
export { fold } from './fold.ts';
export { type LastEvent, lastEventOf } from './last-event.ts';
export { type Plan, planEvent } from './plan.ts';
export { Workbench, type WorkbenchOptions } from './workbench.ts';
