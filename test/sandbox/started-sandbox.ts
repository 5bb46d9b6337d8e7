import { jest } from '@jest/globals';

import { createClient, type EightByEightClient } from 'cpaas-8x8';
import { createSandbox, type Sandbox, type SandboxOptions } from '8x8-sandbox';

import { startReceiver, type WebhookReceiver } from './webhook-receiver';

/** The machine is shared: what takes milliseconds may wait for seconds. */
jest.setTimeout(30_000);

/** A sandbox with the real client pointed at it, and a server for its webhooks. */
export interface Started {
  readonly sandbox: Sandbox;
  readonly client: EightByEightClient;
  readonly receiver: WebhookReceiver;
  /** Every webhook of SMS and of chat apps goes to the receiver. */
  listen(): Promise<void>;
  close(): Promise<void>;
}

export async function start(options: SandboxOptions = {}): Promise<Started> {
  const sandbox = await createSandbox(options);
  const receiver = await startReceiver();
  const client = clientOf(sandbox);
  return {
    sandbox,
    client,
    receiver,
    async listen() {
      const webhook = { subAccountId: '*', url: `${receiver.url}/8x8`, httpAuthorization: 'Bearer s3cret' };
      await client.sms.setWebhooks({ webhooks: [webhook] });
      await client.chatApps.setWebhooks({ webhooks: [webhook, { ...webhook, type: 'CABM' }] });
    },
    async close() {
      await sandbox.close();
      await receiver.close();
    },
  };
}

/** The real client, with the well-known credentials; it makes each request once. */
export function clientOf(sandbox: Sandbox): EightByEightClient {
  const { apiKey, url: baseUrl, accountId, subAccountIds } = sandbox;
  return createClient({ apiKey, baseUrl, accountId, subAccountIds, maxRetries: 0 });
}

/** The ID of the WhatsApp channel. */
export function whatsAppChannelOf(sandbox: Sandbox): string {
  return sandbox.channels().find(({ channel }) => channel === 'WhatsApp')?.channelId ?? '';
}

/** A request that no client would make. */
export async function raw(
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { authorization: `Bearer ${sandbox.apiKey}` },
): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }> {
  const response = await fetch(sandbox.url + path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  };
}
