/** Names under which the parts of the backend are injected. */
export const CONFIGURATION = Symbol('configuration');
export const LOG = Symbol('log');
export const CLOCK = Symbol('clock');
export const EVENT_STORE = Symbol('event store');
export const READ_STORE = Symbol('read store');
export const PROJECTOR = Symbol('projector');
export const PROCESSES = Symbol('processes');
export const SUBJECT_KEYS = Symbol('subject keys');
export const SEARCH_INDEX = Symbol('search index');
export const ATTACHMENTS = Symbol('attachments');
export const IDENTITY = Symbol('identity');
export const LEDGER = Symbol('ledger');
export const OFFICES = Symbol('offices');
export const RIGHTS = Symbol('rights');
export const CATALOGUE = Symbol('catalogue');
export const METRICS = Symbol('metrics');
export const LIVE_BEAT_MS = Symbol('live beat');
