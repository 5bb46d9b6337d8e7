import { Inject, Injectable } from '@nestjs/common';
import type { WebhookEventOf } from 'cpaas-8x8';
import { OnInboundSms, OnSmsStatus } from 'nestjs-8x8';
import type { N8nWebhook } from './settings';

export const N8N_WEBHOOK = 'N8N_WEBHOOK';

/** How long n8n may take to answer. */
const timeoutMs = 20_000;

/** Posts each message and receipt to n8n. What n8n does not answer with 2xx, 8x8 sends again. */
@Injectable()
export class N8nForwarder {
  constructor(@Inject(N8N_WEBHOOK) private readonly webhook: N8nWebhook) {}

  /** The body is that of 8x8's webhook, so a workflow need not know that the event came over SMPP. */
  @OnInboundSms()
  @OnSmsStatus()
  async forward(event: WebhookEventOf<'sms.inbound' | 'sms.status'>): Promise<void> {
    const { url, authorization } = this.webhook;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization, 'x-event-key': event.key },
      body: JSON.stringify(event.raw),
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`n8n answered with HTTP ${response.status}.`);
  }
}
