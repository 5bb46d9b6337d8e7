import { Injectable } from '@nestjs/common';
import type { WebhookEventOf } from 'cpaas-8x8';
import { ChatAppsService, OnMessageStatus } from 'nestjs-8x8';
import { OptOuts } from '../opt-out/opt-outs.service';

/** The message about an order. */
export interface OrderUpdate {
  readonly umid: string;
  /** The final state on each channel: `whatsapp undelivered`, `sms delivered`. */
  readonly deliveries: readonly string[];
}

/** Sends order updates on WhatsApp, and by SMS if WhatsApp does not reach the customer. */
@Injectable()
export class OrderUpdates {
  private readonly umids = new Map<string, string>();
  private readonly deliveries = new Map<string, Set<string>>();

  constructor(
    private readonly chatApps: ChatAppsService,
    private readonly optOuts: OptOuts,
  ) {}

  /** Returns the ID of the message; `undefined` if the customer has opted out. */
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
    this.umids.set(order, umid);
    return umid;
  }

  /** Finds the message about an order. */
  find(order: string): OrderUpdate | undefined {
    const umid = this.umids.get(order);
    return umid === undefined ? undefined : { umid, deliveries: [...(this.deliveries.get(umid) ?? [])] };
  }

  @OnMessageStatus({ state: ['delivered', 'undelivered', 'rejected'] })
  recordFinalState({ channel, payload }: WebhookEventOf<'chatApps.status'>): void {
    const { umid, status } = payload;
    if (umid === undefined || channel === undefined || status?.state === undefined) return;
    // A set, because 8x8 reports `delivered` twice: for the operator, then for the phone.
    const deliveries = this.deliveries.get(umid) ?? new Set();
    this.deliveries.set(umid, deliveries.add(`${channel} ${status.state}`));
  }
}
