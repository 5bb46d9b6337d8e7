import { Inject } from '@nestjs/common';
import { EIGHT_BY_EIGHT_CLIENT } from './eight-by-eight.tokens';

/**
 * Injects the client.
 *
 * @example
 * constructor(@InjectEightByEight() private readonly eightByEight: EightByEightClient) {}
 */
export const InjectEightByEight = (): PropertyDecorator & ParameterDecorator => Inject(EIGHT_BY_EIGHT_CLIENT);
