import { Inject } from '@nestjs/common';
import { getEightByEightServiceToken, type EightByEightService } from './eight-by-eight.tokens';

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
