import { applyDecorators, UseGuards } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { WriteGuard } from './write.guard.ts';

/** A route that records in one stream: for who may write at all, under an Idempotency-Key. */
export const CommandRoutes = () =>
  applyDecorators(
    BatchRoutes(),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The revision that was seen, in quotes; 412 where it has moved.',
      schema: { type: 'string', pattern: '^"\\d{1,9}"$' },
    }),
  );

/** A route that records in several streams at once, of which no one revision can have been seen. */
export const BatchRoutes = () =>
  applyDecorators(
    UseGuards(WriteGuard),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'New for each command; a repeat under the same key takes effect once.',
      schema: { type: 'string', minLength: 1, maxLength: 128, pattern: '^[\\x21-\\x7e]+$' },
    }),
  );
