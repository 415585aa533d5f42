export { type LeaseOptions, seizeLease, type WaitOptions, waitForLease } from './acquire.ts';
export { Lease, LeaseLost, type LeaseTiming } from './lease.ts';
