const position = {
  oneOf: [{ type: 'string' }, { type: 'null' }],
  description: 'How far the read models are; a query may carry it as Jejak-Position.',
};

const changed = {
  type: 'object',
  properties: {
    position,
    cases: {
      type: 'array',
      description: 'Cases that changed, with the last revision of their stream; null where a number or a name came.',
      items: {
        type: 'object',
        required: ['id', 'revision'],
        properties: {
          id: { type: 'string', format: 'uuid' },
          revision: { oneOf: [{ type: 'integer' }, { type: 'null' }] },
        },
      },
    },
    office: { type: 'boolean', description: 'True where people, standards or the calendar of the office changed.' },
    reason: { type: 'string', enum: ['session-ended', 'not-allowed', 'server-stops'] },
  },
};

/** What comes over a live stream, for the description of the API. */
export const NOTICES = {
  description:
    'Events: `ready` (begin, or go on, from this position), `changed` (cases, office), `refetch` (anything may have ' +
    'changed: ask again), `ended` (reason; the stream closes). No event says anything about a person. A comment comes ' +
    'every 15 seconds. For sessions, not for tokens; at most 6 streams a session.',
  content: { 'text/event-stream': { schema: { type: 'string' }, itemSchema: changed } },
};
