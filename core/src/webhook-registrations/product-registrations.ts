import { ApiError } from '../errors/errors';
import type { EightByEightClient } from '../generated/client';
import type {
  RegisteredWebhook,
  WebhookProduct,
  WebhookRegistration,
  WebhookScope,
  WebhookType,
} from './registration';

/** Reads and changes the webhooks of one product. It hides how the webhook APIs of the products differ. */
export interface WebhookRegistrations {
  /** Lists the registered webhooks. The list can contain webhooks of other scopes. */
  list(client: EightByEightClient, scopes: readonly WebhookScope[]): Promise<readonly RegisteredWebhook[]>;
  /** Registers webhooks. Each replaces the webhook with the same scope. */
  set(client: EightByEightClient, registrations: readonly WebhookRegistration[]): Promise<void>;
  /** Removes the webhooks with these scopes. */
  remove(client: EightByEightClient, scopes: readonly WebhookScope[]): Promise<void>;
}

const sms: WebhookRegistrations = {
  list: (client) => client.sms.getWebhooks(),
  async set(client, registrations) {
    await client.sms.setWebhooks({ webhooks: registrations.map(({ type: _, ...webhook }) => webhook) });
  },
  async remove(client, scopes) {
    await client.sms.deleteWebhooks({ webhooks: scopes.map(({ subAccountId }) => ({ subAccountId })) });
  },
};

const chatapps: WebhookRegistrations = {
  list: (client) => client.chatApps.getWebhooks(),
  async set(client, registrations) {
    await client.chatApps.setWebhooks({ webhooks: registrations.map((webhook) => ({ ...webhook })) });
  },
  async remove(client, scopes) {
    await client.chatApps.deleteWebhooks({ webhooks: scopes.map((scope) => ({ ...scope })) });
  },
};

const voice: WebhookRegistrations = {
  async list(client, scopes) {
    const registered: RegisteredWebhook[] = [];
    for (const subAccountId of new Set(scopes.map((scope) => scope.subAccountId))) {
      for (const webhook of await getVoiceWebhooks(client, subAccountId)) {
        const { type, url, enabled, httpAuthHeaderAvailable } = webhook;
        if (url === undefined || url === '') continue;
        // 8x8 returns only whether a header is set, not its value.
        const authorization = httpAuthHeaderAvailable === true ? { httpAuthorization: '***' } : {};
        registered.push({ subAccountId, type, url, enabled, ...authorization });
      }
    }
    return registered;
  },
  /** 8x8 accepts one voice webhook in a request. */
  async set(client, registrations) {
    for (const { httpAuthorization, ...webhook } of registrations) {
      await client.voice.setWebhook({
        ...webhook,
        type: voiceType(webhook),
        ...(httpAuthorization === undefined ? {} : { httpAuthHeader: httpAuthorization }),
      });
    }
  },
  async remove(client, scopes) {
    for (const scope of scopes) await removeVoiceWebhook(client, scope.subAccountId, voiceType(scope));
  },
};

/** Reads and changes the webhooks that are registered at 8x8, by product. */
export const webhookRegistrations: Readonly<Record<WebhookProduct, WebhookRegistrations>> = {
  sms,
  chatapps,
  voice,
};

type VoiceType = Extract<WebhookType, `V${string}`>;

/** A voice scope comes from `webhookScopeOf`, which takes the type from the event definitions. */
const voiceType = ({ type }: WebhookScope): VoiceType => type as VoiceType;

/**
 * Deletes a voice webhook. 8x8's OpenAPI file does not list VNU among the types that can be deleted. If 8x8 refuses
 * to delete it, it is disabled.
 */
async function removeVoiceWebhook(
  client: EightByEightClient,
  subAccountId: string,
  type: VoiceType,
): Promise<void> {
  const deletion = client.voice.deleteWebhook({ subAccountId, type });
  const isRefused = type === 'VNU' && (await deletion.then(() => false, isTypeRefused));
  if (!isRefused) {
    await deletion;
    return;
  }
  const webhook = (await getVoiceWebhooks(client, subAccountId)).find((each) => each.type === type);
  if (webhook?.url === undefined) return;
  await client.voice.setWebhook({ subAccountId, type, url: webhook.url, enabled: false });
}

const isTypeRefused = (error: unknown): boolean =>
  error instanceof ApiError && [400, 404, 405, 422].includes(error.status);

async function getVoiceWebhooks(client: EightByEightClient, subAccountId: string) {
  const { webhooks } = await client.voice.getWebhooks({ subAccountId });
  return webhooks ?? [];
}
