export { startTransitStandIn, type TransitStandIn } from './transit-stand-in.ts';
