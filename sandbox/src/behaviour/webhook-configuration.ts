import type { Product } from 'cpaas-8x8';

import { defined, isObject, listOf, objectOf, spelled, textOf, type JsonObject } from '../json';
import { putSlot, removeSlot, type OAuthClient, type WebhookSlot } from '../world/webhook-slots';
import type { ApiCall, Behaviour } from './api-call';

const hidden = '***';

/** What "no type" means on each host: SMS has no types at all; for chat apps it leaves CABM out. */
const typesLeftOut: Partial<Readonly<Record<Product, readonly string[]>>> = {
  sms: [''],
  chatapps: ['CADR', 'MSG'],
};

/** Where webhooks go. The three APIs look at the same slots: what one sets, the others see. */
export const webhookConfiguration: Readonly<Record<string, Behaviour>> = {
  'sms.getWebhooks': getWebhooks,
  'sms.setWebhooks': setWebhooks,
  'sms.deleteWebhooks': deleteWebhooks,
  'chatApps.getWebhooks': getWebhooks,
  'chatApps.setWebhooks': setWebhooks,
  'chatApps.deleteWebhooks': deleteWebhooks,
  'webhookConfig.get': getWebhooks,
  'webhookConfig.set': setWebhooks,
  'webhookConfig.delete': deleteWebhooks,
};

function getWebhooks({ world, product }: ApiCall): JsonObject[] {
  return world.state.webhookSlots
    .filter((slot) => slot.product === product)
    .map(({ scope, type, url, httpAuthorization, enabled, oauth }) =>
      defined({
        type: type === '' ? undefined : type,
        subAccountId: scope,
        url,
        httpAuthorization: httpAuthorization === undefined ? undefined : hidden,
        enabled,
        oauth: oauth && { ...oauth, clientSecret: hidden },
      }),
    );
}

function setWebhooks(call: ApiCall): void {
  for (const [webhook, type] of eachSlot(call)) putSlot(call.world.state, slotOf(call, webhook, type));
}

function deleteWebhooks(call: ApiCall): void {
  for (const [webhook, type] of eachSlot(call)) {
    removeSlot(call.world.state, call.product, spelled(webhook['subAccountId']), type);
  }
}

function eachSlot({ input, product }: ApiCall): [JsonObject, string][] {
  return listOf(input['webhooks'])
    .map(objectOf)
    .flatMap((webhook) => {
      const given = textOf(webhook['type'])?.toUpperCase();
      const types = given === undefined ? (typesLeftOut[product] ?? ['']) : [given];
      return types.map((type): [JsonObject, string] => [webhook, type]);
    });
}

function slotOf({ product }: ApiCall, webhook: JsonObject, type: string): WebhookSlot {
  const { oauth, enabled } = webhook;
  return defined({
    product,
    scope: spelled(webhook['subAccountId']),
    type,
    url: spelled(webhook['url']),
    httpAuthorization: textOf(webhook['httpAuthorization']),
    enabled: enabled !== false,
    oauth: isObject(oauth) ? clientOf(oauth) : undefined,
  });
}

function clientOf(oauth: JsonObject): OAuthClient {
  return defined({
    url: spelled(oauth['url']),
    clientId: spelled(oauth['clientId']),
    clientSecret: spelled(oauth['clientSecret']),
    credentialsLocation: spelled(oauth['credentialsLocation']),
    scope: textOf(oauth['scope']),
  });
}
