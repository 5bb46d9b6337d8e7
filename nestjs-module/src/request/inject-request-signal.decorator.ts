import { Inject } from '@nestjs/common';

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
