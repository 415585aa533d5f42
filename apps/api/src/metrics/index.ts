export { MetricsController } from './metrics.controller.ts';
export { Metrics } from './metrics.ts';
