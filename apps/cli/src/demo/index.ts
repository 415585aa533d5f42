export { buildDemo, type DemoPlan } from './build-demo.ts';
export { foundDemo, holdsDemo } from './demo-folder.ts';
export { DEMO_PASSWORD } from './founding/index.ts';
export { demoOffices } from './offices.ts';
export { FOUNDER } from './people/index.ts';
