import { Inject } from '@nestjs/common';
import {
  getEightByEightToken,
  getEightByEightServiceToken,
  type EightByEightService,
} from './eight-by-eight.tokens';

/**
 * Injects the client of an account: of the one that has no name, or of the one named.
 *
 * @example
 * constructor(@InjectEightByEight() private readonly eightByEight: EightByEightClient) {}
 */
export const InjectEightByEight = (name?: string): PropertyDecorator & ParameterDecorator =>
  Inject(getEightByEightToken(name));

/**
 * Injects a service of a named account. Those of the account that has no name need no decorator: their class is enough.
 *
 * @example
 * constructor(@InjectEightByEightService(SmsService, 'singapore') private readonly sms: SmsService) {}
 */
export const InjectEightByEightService = (
  service: EightByEightService,
  name?: string,
): PropertyDecorator & ParameterDecorator => Inject(getEightByEightServiceToken(service, name));
