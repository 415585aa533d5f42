import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Observable, tap } from 'rxjs';
import { CommandAnswer } from './answers.ts';

/** What a client carries on: the revision as ETag, the position for its next query. */
export class AnswerHeadersInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      tap((answer: unknown) => {
        if (!isPositioned(answer)) return;
        void reply.header('Jejak-Position', answer.position);
        if (answer instanceof CommandAnswer) void reply.header('ETag', `"${answer.revision}"`);
      }),
    );
  }
}

function isPositioned(answer: unknown): answer is { readonly position: string } {
  return typeof answer === 'object' && answer !== null && 'position' in answer && typeof answer.position === 'string';
}
