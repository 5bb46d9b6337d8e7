import { Inject } from '@nestjs/common';
import { getEightByEightToken } from './eight-by-eight.tokens';

/**
 * Injects the client of an account: of the one that has no name, or of the one named.
 *
 * @example
 * constructor(@InjectEightByEight() private readonly eightByEight: EightByEightClient) {}
 */
export const InjectEightByEight = (name?: string): PropertyDecorator & ParameterDecorator =>
  Inject(getEightByEightToken(name));
