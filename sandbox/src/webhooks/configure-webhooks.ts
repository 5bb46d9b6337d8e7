import type {
  ChatAppsGetWebhooksOutputRow,
  ChatAppsSetWebhooksWebhook,
  OperationInput,
  OperationOutput,
  Product,
  SmsInputOauth,
} from 'cpaas-8x8';

import { withoutUndefined, asText } from '../engine/json';
import type { ApiCall, Handlers, Received } from '../server/operations/api-call';
import {
  putRegistration,
  removeRegistration,
  type OAuthClient,
  type WebhookRegistration,
  registrationTable,
} from './webhook-registrations';

const maskedSecret = '***';

/** The types that a request without a type means. SMS has no types; chat apps exclude CABM. */
const defaultTypes: Partial<Readonly<Record<Product, readonly string[]>>> = {
  sms: [''],
  chatapps: ['CADR', 'MSG'],
};

/**
 * Reads and sets the URLs that receive webhooks, by the API of SMS, of chat apps, or by the generic one. The three
 * APIs share their registrations. Voice has its own handlers.
 */
export const webhookConfigurationHandlers = {
  'sms.getWebhooks': getWebhooks,
  'sms.setWebhooks': setWebhooks,
  'sms.deleteWebhooks': deleteWebhooks,
  'chatApps.getWebhooks': getWebhooks,
  'chatApps.setWebhooks': setWebhooks,
  'chatApps.deleteWebhooks': deleteWebhooks,
  // An SMS registration has no type, although the documented response requires one.
  'webhookConfig.get': (call) => getWebhooks(call) as OperationOutput<'webhookConfig.get'>,
  'webhookConfig.set': setWebhooks,
  'webhookConfig.delete': deleteWebhooks,
} satisfies Partial<Handlers>;

function getWebhooks({ context, product }: ApiCall): ChatAppsGetWebhooksOutputRow[] {
  return context.state
    .table(registrationTable)
    .filter((registration) => registration.product === product)
    .map(({ scope, type, url, httpAuthorization, enabled, oauth }) =>
      withoutUndefined<ChatAppsGetWebhooksOutputRow>({
        type: type === '' ? undefined : type,
        subAccountId: scope,
        url,
        httpAuthorization: httpAuthorization === undefined ? undefined : maskedSecret,
        enabled,
        oauth: oauth && { ...oauth, clientSecret: maskedSecret },
      }),
    );
}

function setWebhooks(call: ApiCall<OperationInput<'chatApps.setWebhooks'>>): undefined {
  const { context, product, input } = call;
  for (const webhook of input.webhooks) {
    for (const type of resolveTypes(product, webhook))
      putRegistration(context.state, toRegistration(product, webhook, type));
  }
}

function deleteWebhooks({
  context,
  product,
  input,
}: ApiCall<OperationInput<'chatApps.deleteWebhooks'>>): undefined {
  for (const webhook of input.webhooks) {
    for (const type of resolveTypes(product, webhook))
      removeRegistration(context.state, product, webhook.subAccountId, type);
  }
}

function resolveTypes(product: Product, { type }: { readonly type?: string | undefined }): readonly string[] {
  const requestedType = asText(type)?.toUpperCase();
  return requestedType === undefined ? (defaultTypes[product] ?? ['']) : [requestedType];
}

function toRegistration(
  product: Product,
  { subAccountId, url, httpAuthorization, enabled, oauth }: Received<ChatAppsSetWebhooksWebhook>,
  type: string,
): WebhookRegistration {
  return withoutUndefined({
    product,
    scope: subAccountId,
    type,
    url,
    httpAuthorization: asText(httpAuthorization),
    enabled: enabled !== false,
    oauth: oauth && toOAuthClient(oauth),
  });
}

function toOAuthClient({
  url,
  clientId,
  clientSecret,
  credentialsLocation,
  scope,
}: Received<SmsInputOauth>): OAuthClient {
  return withoutUndefined({ url, clientId, clientSecret, credentialsLocation, scope: asText(scope) });
}
