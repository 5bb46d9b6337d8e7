import { Inject } from '@nestjs/common';
import { DEFAULT_ACCOUNT, getSmppClientToken } from '../eight-by-eight.tokens';

export { getSmppClientToken };

/** Inside the module: the options of an account's SMPP client. */
export const getSmppOptionsToken = (name: string): string => `EightByEight:${name}:smpp-options`;

/** Inside the module: what runs the handlers of an account. */
export const getSmppHandlingToken = (name: string): string => `EightByEight:${name}:smpp-handling`;

/**
 * Injects the SMPP client of an account: of the default account, or of the account with this name.
 *
 * @example
 * constructor(@InjectSmpp() private readonly smpp: SmppClient) {}
 */
export const InjectSmpp = (name: string = DEFAULT_ACCOUNT): PropertyDecorator & ParameterDecorator =>
  Inject(getSmppClientToken(name));
