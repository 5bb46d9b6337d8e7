import { jest } from '@jest/globals';

import { createClient, type EightByEightClient } from 'cpaas-8x8';
import { createSandbox, type Sandbox, type SandboxOptions } from '8x8-sandbox';

import { startReceiver, type WebhookReceiver } from './webhook-receiver';

/** On a busy machine, what usually takes milliseconds can take seconds. */
jest.setTimeout(30_000);

/** A sandbox, a client that uses it, and a server for its webhooks. */
export interface Started {
  readonly sandbox: Sandbox;
  readonly client: EightByEightClient;
  readonly receiver: WebhookReceiver;
  /** Registers the receiver for all webhooks of SMS and chat apps. */
  listen(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a sandbox, a client for it and a webhook receiver: what most tests of the sandbox need. */
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

/** A client with the sandbox's credentials. It does not retry. */
export function clientOf(sandbox: Sandbox): EightByEightClient {
  const { apiKey, url: baseUrl, accountId, subAccountIds } = sandbox;
  return createClient({ apiKey, baseUrl, accountId, subAccountIds, maxRetries: 0 });
}

/** The ID of the WhatsApp channel. */
export function whatsAppChannelOf(sandbox: Sandbox): string {
  return sandbox.channels().find(({ channel }) => channel === 'WhatsApp')?.channelId ?? '';
}

/** Sends a request without the client, such as an invalid one. */
export async function raw(
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { authorization: `Bearer ${sandbox.apiKey}` },
): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }> {
  const response = await fetch(sandbox.url + path, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  };
}
