import type { OperationOutput, VoiceGetWebhooksOutputWebhook } from 'cpaas-8x8';

import { defined, textOf } from '../engine/json';
import { notFound } from '../server/api-error';
import { putSlot, removeSlot, type WebhookSlot } from '../webhooks/webhook-registrations';
import { subAccountIdOf, type ApiCall, type Handlers } from '../server/operations/api-call';

/** Where voice events go: one webhook a subaccount and type. */
export const voiceWebhooks = {
  'voice.getWebhooks': listed,
  'voice.setWebhook': (call): OperationOutput<'voice.setWebhook'> => {
    const { input, world } = call;
    putSlot(
      world.state,
      defined({
        product: 'voice',
        scope: subAccountIdOf(call),
        type: input.type.toUpperCase(),
        url: input.url,
        httpAuthorization: textOf(input.httpAuthHeader),
        enabled: input.enabled !== false,
      } as const),
    );
    return listed(call);
  },
  'voice.deleteWebhook': (call): OperationOutput<'voice.deleteWebhook'> => {
    const type = call.input.type.toUpperCase();
    const slot = slotsOf(call).find((each) => each.type === type);
    if (!slot) throw notFound(`No webhook of type ${type} is set`);
    removeSlot(call.world.state, 'voice', slot.scope, type);
    return { subAccountId: slot.scope, ...shown(slot), statusCode: 0, statusMessage: 'deleted' };
  },
} satisfies Partial<Handlers>;

const slotsOf = (call: ApiCall): WebhookSlot[] =>
  call.world.state.webhookSlots.filter(
    ({ product, scope }) => product === 'voice' && scope === subAccountIdOf(call),
  );

const shown = ({ type, url, enabled, httpAuthorization }: WebhookSlot): VoiceGetWebhooksOutputWebhook => ({
  type,
  url,
  enabled,
  httpAuthHeaderAvailable: httpAuthorization !== undefined,
});

function listed(call: ApiCall): OperationOutput<'voice.getWebhooks'> {
  const webhooks = slotsOf(call).map(shown);
  const subAccountId = subAccountIdOf(call);
  return { subAccountId, count: webhooks.length, webhooks, statusCode: 0, statusMessage: 'ok' };
}
