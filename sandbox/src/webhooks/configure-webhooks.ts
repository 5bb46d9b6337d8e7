import type {
  ChatAppsGetWebhooksOutputRow,
  ChatAppsSetWebhooksWebhook,
  OperationInput,
  OperationOutput,
  Product,
  SmsInputOauth,
} from 'cpaas-8x8';

import { defined, textOf } from '../engine/json';
import { putSlot, removeSlot, type OAuthClient, type WebhookSlot } from './webhook-registrations';
import type { ApiCall, Handlers, Received } from '../server/operations/api-call';

const hidden = '***';

/** What "no type" means on each host: SMS has no types at all; for chat apps it leaves CABM out. */
const typesLeftOut: Partial<Readonly<Record<Product, readonly string[]>>> = {
  sms: [''],
  chatapps: ['CADR', 'MSG'],
};

/** Where webhooks go. The three APIs look at the same slots: what one sets, the others see. */
export const webhookConfiguration = {
  'sms.getWebhooks': getWebhooks,
  'sms.setWebhooks': setWebhooks,
  'sms.deleteWebhooks': deleteWebhooks,
  'chatApps.getWebhooks': getWebhooks,
  'chatApps.setWebhooks': setWebhooks,
  'chatApps.deleteWebhooks': deleteWebhooks,
  // A slot of SMS has no type, although the documented response requires one.
  'webhookConfig.get': (call) => getWebhooks(call) as OperationOutput<'webhookConfig.get'>,
  'webhookConfig.set': setWebhooks,
  'webhookConfig.delete': deleteWebhooks,
} satisfies Partial<Handlers>;

function getWebhooks({ world, product }: ApiCall): ChatAppsGetWebhooksOutputRow[] {
  return world.state.webhookSlots
    .filter((slot) => slot.product === product)
    .map(({ scope, type, url, httpAuthorization, enabled, oauth }) =>
      defined<ChatAppsGetWebhooksOutputRow>({
        type: type === '' ? undefined : type,
        subAccountId: scope,
        url,
        httpAuthorization: httpAuthorization === undefined ? undefined : hidden,
        enabled,
        oauth: oauth && { ...oauth, clientSecret: hidden },
      }),
    );
}

function setWebhooks(call: ApiCall<OperationInput<'chatApps.setWebhooks'>>): undefined {
  const { world, product, input } = call;
  for (const webhook of input.webhooks) {
    for (const type of typesOf(product, webhook)) putSlot(world.state, slotOf(product, webhook, type));
  }
}

function deleteWebhooks({
  world,
  product,
  input,
}: ApiCall<OperationInput<'chatApps.deleteWebhooks'>>): undefined {
  for (const webhook of input.webhooks) {
    for (const type of typesOf(product, webhook))
      removeSlot(world.state, product, webhook.subAccountId, type);
  }
}

function typesOf(product: Product, { type }: { readonly type?: string | undefined }): readonly string[] {
  const given = textOf(type)?.toUpperCase();
  return given === undefined ? (typesLeftOut[product] ?? ['']) : [given];
}

function slotOf(
  product: Product,
  { subAccountId, url, httpAuthorization, enabled, oauth }: Received<ChatAppsSetWebhooksWebhook>,
  type: string,
): WebhookSlot {
  return defined({
    product,
    scope: subAccountId,
    type,
    url,
    httpAuthorization: textOf(httpAuthorization),
    enabled: enabled !== false,
    oauth: oauth && clientOf(oauth),
  });
}

function clientOf({
  url,
  clientId,
  clientSecret,
  credentialsLocation,
  scope,
}: Received<SmsInputOauth>): OAuthClient {
  return defined({ url, clientId, clientSecret, credentialsLocation, scope: textOf(scope) });
}
