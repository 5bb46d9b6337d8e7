import { Inject } from '@nestjs/common';
import {
  getEightByEightServiceToken,
  getEightByEightToken,
  type EightByEightService,
} from './eight-by-eight.tokens';

/**
 * Injects the client of an account: of the default account, or of the account with this name.
 *
 * @example
 * constructor(@InjectEightByEight() private readonly eightByEight: EightByEightClient) {}
 */
export const InjectEightByEight = (name?: string): PropertyDecorator & ParameterDecorator =>
  Inject(getEightByEightToken(name));

/**
 * Injects a service of a named account. Services of the default account need no decorator.
 *
 * @example
 * constructor(@InjectEightByEightService(SmsService, 'singapore') private readonly sms: SmsService) {}
 */
export const InjectEightByEightService = (
  service: EightByEightService,
  name?: string,
): PropertyDecorator & ParameterDecorator => Inject(getEightByEightServiceToken(service, name));
