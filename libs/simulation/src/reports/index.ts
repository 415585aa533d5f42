export { openCases } from './open-cases.ts';
export { type PlannedReport, planReports } from './plan-reports.ts';
export { receiveReport } from './receive-report.ts';
