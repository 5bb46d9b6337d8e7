import type { ApiName, EightByEightClient } from 'cpaas-8x8';

/** The methods of an API as properties, which a subclass cannot override: they are set by the constructor. */
type ServiceMethods<A extends ApiName> = Readonly<EightByEightClient[A]>;

/** A class whose instances have the methods of one API. */
export type ApiServiceClass<A extends ApiName> = abstract new (
  client: Pick<EightByEightClient, A>,
) => ServiceMethods<A>;

/** A class to inject an API by: `class SmsService extends ApiService('sms') {}`. */
export function ApiService<A extends ApiName>(api: A): ApiServiceClass<A> {
  function Service(this: object, client: Pick<EightByEightClient, A>): void {
    Object.assign(this, client[api]);
  }
  return Service as unknown as ApiServiceClass<A>;
}
