import type { Client } from 'cpaas-8x8';

/** An API of the client, by its name there: `sms`, `chatApps`. */
export type ApiName = Exclude<keyof Client, 'call'>;

/** A class whose instances have the methods of one API. */
export type ApiServiceClass<A extends ApiName> = abstract new (client: Pick<Client, A>) => Client[A];

/** A class to inject an API by: `class SmsService extends ApiService('sms') {}`. */
export function ApiService<A extends ApiName>(api: A): ApiServiceClass<A> {
  function Service(this: object, client: Pick<Client, A>): void {
    Object.assign(this, client[api]);
  }
  return Service as unknown as ApiServiceClass<A>;
}
