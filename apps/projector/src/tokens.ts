export const METRICS = Symbol('metrics');
export const PROJECTOR = Symbol('projector');
export const PROCESSES = Symbol('processes');
