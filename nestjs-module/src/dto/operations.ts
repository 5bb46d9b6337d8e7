import { catalogue } from 'cpaas-8x8/pure';

type Apis = typeof catalogue;

/** The operations of every API, by the names that their methods have. */
export type Operations = { readonly [A in keyof Apis]: Apis[A]['operations'] };

/**
 * Every operation of 8x8, to make DTOs of.
 *
 * @example
 * const { sms } = operations;
 * class SendSmsDto extends OperationDto(sms.send) {}
 */
export const operations = Object.fromEntries(
  Object.entries(catalogue).map(([name, api]) => [name, api.operations]),
) as unknown as Operations;
