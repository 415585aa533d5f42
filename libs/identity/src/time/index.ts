export { type Clock, type Instant, plusSeconds, secondsBetween, systemClock } from './clock.ts';
