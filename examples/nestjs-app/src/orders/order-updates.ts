import { Injectable } from '@nestjs/common';
import type { WebhookEventOf } from 'cpaas-8x8';
import { ChatAppsService, OnMessageStatus } from 'nestjs-8x8';
import { OptOuts } from '../opt-out/opt-outs';

/** How a customer was told about an order. */
export interface OrderUpdate {
  readonly umid: string;
  /** The channels it was tried on, and how that ended: `whatsapp undelivered`, `sms delivered`. */
  readonly told: readonly string[];
}

/** Tells customers about their orders on WhatsApp, and by SMS where WhatsApp does not reach them. */
@Injectable()
export class OrderUpdates {
  private readonly updates = new Map<string, string>();
  private readonly endings = new Map<string, Set<string>>();

  constructor(
    private readonly chatApps: ChatAppsService,
    private readonly optOuts: OptOuts,
  ) {}

  /** Answers the ID of the message; `undefined` where the customer has opted out. */
  async shipped(order: string, name: string, destination: string): Promise<string | undefined> {
    if (this.optOuts.has(destination)) return undefined;
    const { umid } = await this.chatApps.send({
      user: { msisdn: destination },
      type: 'template',
      content: {
        template: {
          name: 'order_shipped',
          language: 'en_US',
          components: [{ type: 'body', parameters: [{ type: 'text', text: name }] }],
        },
        fallbackText: `Hello ${name}, order ${order} is on its way to you.`,
      },
      channels: [{ channel: 'WhatsApp', fallbackAfter: 900, successStatus: 'Delivered' }, { channel: 'SMS' }],
    });
    this.updates.set(order, umid);
    return umid;
  }

  /** What became of the message about an order. */
  of(order: string): OrderUpdate | undefined {
    const umid = this.updates.get(order);
    return umid === undefined ? undefined : { umid, told: [...(this.endings.get(umid) ?? [])] };
  }

  @OnMessageStatus({ state: ['delivered', 'undelivered', 'rejected'] })
  ended({ channel, payload }: WebhookEventOf<'chatApps.status'>): void {
    const { umid, status } = payload;
    if (umid === undefined || channel === undefined || status?.state === undefined) return;
    // Delivered to the operator, and then to the phone, is one ending.
    const told = this.endings.get(umid) ?? new Set();
    this.endings.set(umid, told.add(`${channel} ${status.state}`));
  }
}
