export { tellCases } from './tell-cases.ts';
