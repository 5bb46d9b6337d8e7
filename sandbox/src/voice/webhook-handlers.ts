import type { OperationOutput, VoiceGetWebhooksOutputWebhook } from 'cpaas-8x8';

import { withoutUndefined, asText } from '../engine/json';
import { notFound } from '../server/api-error';
import { requireSubAccountId, type ApiCall, type Handlers } from '../server/operations/api-call';
import {
  putRegistration,
  removeRegistration,
  type WebhookRegistration,
  registrationTable,
} from '../webhooks/webhook-registrations';

/** Reads and sets voice webhooks: one for each subaccount and type. */
export const voiceWebhookHandlers = {
  'voice.getWebhooks': listWebhooks,
  'voice.setWebhook': (call): OperationOutput<'voice.setWebhook'> => {
    const { input, context } = call;
    putRegistration(
      context.state,
      withoutUndefined({
        product: 'voice',
        scope: requireSubAccountId(call),
        type: input.type.toUpperCase(),
        url: input.url,
        httpAuthorization: asText(input.httpAuthHeader),
        enabled: input.enabled !== false,
      } as const),
    );
    return listWebhooks(call);
  },
  'voice.deleteWebhook': (call): OperationOutput<'voice.deleteWebhook'> => {
    const type = call.input.type.toUpperCase();
    const registration = findRegistrations(call).find((each) => each.type === type);
    if (!registration) throw notFound(`No webhook of type ${type} is set`);
    removeRegistration(call.context.state, 'voice', registration.scope, type);
    return {
      subAccountId: registration.scope,
      ...toWebhookOutput(registration),
      statusCode: 0,
      statusMessage: 'deleted',
    };
  },
} satisfies Partial<Handlers>;

const findRegistrations = (call: ApiCall): WebhookRegistration[] =>
  call.context.state
    .table(registrationTable)
    .filter(({ product, scope }) => product === 'voice' && scope === requireSubAccountId(call));

const toWebhookOutput = ({
  type,
  url,
  enabled,
  httpAuthorization,
}: WebhookRegistration): VoiceGetWebhooksOutputWebhook => ({
  type,
  url,
  enabled,
  httpAuthHeaderAvailable: httpAuthorization !== undefined,
});

function listWebhooks(call: ApiCall): OperationOutput<'voice.getWebhooks'> {
  const webhooks = findRegistrations(call).map(toWebhookOutput);
  const subAccountId = requireSubAccountId(call);
  return { subAccountId, count: webhooks.length, webhooks, statusCode: 0, statusMessage: 'ok' };
}
