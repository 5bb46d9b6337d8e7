import { createParamDecorator, Inject, type ExecutionContext } from '@nestjs/common';
import { getResponseSignal } from './response-signal';

/**
 * Injects an `AbortSignal` into a handler of HTTP requests. It aborts when the client disconnects before the response is
 * complete. Works on Express and Fastify.
 *
 * @throws TypeError if the handler does not handle HTTP requests.
 *
 * @example
 * @Get(':phoneNumber')
 * find(@Param('phoneNumber') phoneNumber: string, @RequestSignal() signal: AbortSignal) {
 *   return this.lookup.lookup({ phoneNumber }, { signal });
 * }
 */
export const RequestSignal = createParamDecorator((_: undefined, context: ExecutionContext): AbortSignal => {
  if (context.getType() !== 'http') {
    throw new TypeError(
      `@RequestSignal() works in handlers of HTTP requests only; this handler is of type ${context.getType()}. Create an AbortSignal of your own.`,
    );
  }
  return getResponseSignal(context.switchToHttp().getResponse());
});

/** The injection token of the signal that {@link InjectRequestSignal} injects. */
export const REQUEST_SIGNAL = 'EightByEight:request-signal';

/**
 * Injects an `AbortSignal` that aborts when the client of the HTTP request disconnects before it has the response.
 * Works on Express and Fastify. A provider that injects it becomes request-scoped.
 *
 * @example
 * @Injectable()
 * export class Lookups {
 *   constructor(
 *     private readonly lookup: NumberLookupService,
 *     @InjectRequestSignal() private readonly signal: AbortSignal,
 *   ) {}
 * }
 */
export const InjectRequestSignal = (): ReturnType<typeof Inject> => Inject(REQUEST_SIGNAL);
