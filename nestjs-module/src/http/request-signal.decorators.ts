import { createParamDecorator, type ExecutionContext, Inject } from '@nestjs/common';
import { responseSignal } from './response-signal';

/**
 * An `AbortSignal` that aborts when the client hangs up before it is answered, on Express and on Fastify.
 *
 * @example
 * lookUp(@Param('number') msisdn: string, @RequestSignal() signal: AbortSignal) {
 *   return this.lookup.lookUp({ msisdn }, { signal });
 * }
 *
 * @throws TypeError in handlers of anything but HTTP.
 */
export const RequestSignal = createParamDecorator((_: undefined, context: ExecutionContext): AbortSignal => {
  if (context.getType() !== 'http') {
    throw new TypeError(
      `@RequestSignal() is for handlers of HTTP requests, and this one is of ${context.getType()}. Take a signal from elsewhere.`,
    );
  }
  return responseSignal(context.switchToHttp().getResponse());
});

/** The injection token of the signal of {@link InjectRequestSignal}. */
export const REQUEST_SIGNAL = 'EightByEight:request-signal';

/**
 * Injects an `AbortSignal` that aborts when the client of the HTTP request hangs up before it is answered, on Express
 * and on Fastify. Who injects it becomes request-scoped.
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
