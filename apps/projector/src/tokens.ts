export const PROJECTOR = Symbol('projector');
export const PROCESSES = Symbol('processes');
