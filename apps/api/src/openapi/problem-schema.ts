import { REFUSALS } from '@jejak/domain';
import { API_PROBLEMS } from '../problems/index.ts';

const text = { type: 'string' } as const;

/** Every error, as RFC 9457 has it. */
export const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: text,
    status: { type: 'integer' },
    detail: text,
    code: { type: 'string', enum: [...Object.keys(API_PROBLEMS), ...Object.keys(REFUSALS)] },
    requestId: { type: 'string', format: 'uuid' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['in', 'pointer', 'problem', 'message'],
        properties: {
          in: { type: 'string', enum: ['body', 'path', 'query', 'header'] },
          pointer: { type: 'string', description: 'JSON pointer (RFC 6901) to what is wrong.' },
          problem: text,
          expected: { oneOf: [text, { type: 'array', items: text }] },
          message: text,
        },
      },
    },
    possible: { description: 'What is possible instead.', type: 'array', items: text },
  },
};

export const PROBLEM_RESPONSE = {
  description: 'What stood against it',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
