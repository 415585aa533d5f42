export { CaseLevelsController } from './case-levels.controller.ts';
export { CasesBehind } from './cases-behind.ts';
export { DashboardController } from './dashboard.controller.ts';
export { MonthFigures } from './month-figures.ts';
export { PerformanceController } from './performance.controller.ts';
export { ServiceLevelsController } from './service-levels.controller.ts';
export { ShelterController } from './shelter.controller.ts';
