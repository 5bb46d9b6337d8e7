import { defined, spelled, textOf, type JsonObject } from '../json';
import { notFound } from '../server/problem';
import { putSlot, removeSlot, type WebhookSlot } from '../world/webhook-slots';
import { subAccountIdOf, type ApiCall, type Behaviour } from './api-call';

/** Where voice events go: one webhook a subaccount and type. */
export const voiceWebhooks: Readonly<Record<string, Behaviour>> = {
  'voice.getWebhooks': listed,
  'voice.setWebhook': (call) => {
    const { input, world } = call;
    putSlot(
      world.state,
      defined({
        product: 'voice',
        scope: subAccountIdOf(call),
        type: spelled(input['type']).toUpperCase(),
        url: spelled(input['url']),
        httpAuthorization: textOf(input['httpAuthHeader']),
        enabled: input['enabled'] !== false,
      } as const),
    );
    return listed(call);
  },
  'voice.deleteWebhook': (call) => {
    const type = spelled(call.input['type']).toUpperCase();
    const slot = slotsOf(call).find((each) => each.type === type);
    if (!slot) throw notFound(`No webhook of type ${type} is set`);
    removeSlot(call.world.state, 'voice', slot.scope, type);
    return { subAccountId: slot.scope, ...shown(slot), statusCode: 0, statusMessage: 'deleted' };
  },
};

const slotsOf = (call: ApiCall): WebhookSlot[] =>
  call.world.state.webhookSlots.filter(
    ({ product, scope }) => product === 'voice' && scope === subAccountIdOf(call),
  );

const shown = ({ type, url, enabled, httpAuthorization }: WebhookSlot): JsonObject => ({
  type,
  url,
  enabled,
  httpAuthHeaderAvailable: httpAuthorization !== undefined,
});

function listed(call: ApiCall): JsonObject {
  const webhooks = slotsOf(call).map(shown);
  const subAccountId = subAccountIdOf(call);
  return { subAccountId, count: webhooks.length, webhooks, statusCode: 0, statusMessage: 'ok' };
}
