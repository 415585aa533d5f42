export const PROJECTOR = Symbol('projector');
