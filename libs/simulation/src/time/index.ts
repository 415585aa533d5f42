export { Agenda } from './agenda.ts';
export { afterOfficeMinutes, dateIn, startOfDay, whenOpen } from './office-time.ts';
export { DAY, HOUR, instantOf, MINUTE, SimulatedClock } from './simulated-clock.ts';
