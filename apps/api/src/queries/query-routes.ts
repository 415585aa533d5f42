import { applyDecorators, UseGuards } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { ReadOwnWritesGuard } from './read-own-writes.guard.ts';

/** Routes that read: after the command whose position they carry, if any. */
export const QueryRoutes = () =>
  applyDecorators(
    UseGuards(ReadOwnWritesGuard),
    ApiHeader({
      name: 'Jejak-Position',
      required: false,
      description: 'Position that a command answered with: the answer shows that command, or is 503 not-there-yet.',
      schema: { type: 'string', maxLength: 128 },
    }),
  );
