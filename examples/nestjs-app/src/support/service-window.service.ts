import { Injectable } from '@nestjs/common';
import type { WebhookEventOf } from 'cpaas-8x8';
import { ChatAppsService, OnInboundMessage } from 'nestjs-8x8';

/** WhatsApp takes free text for this long after the customer's last message. */
const windowMs = 24 * 60 * 60_000;
/** Stops a little early: a message that arrives too late costs more than a template. */
const marginMs = 60_000;

/** How a message was sent, and its ID. */
export interface SentMessage {
  readonly umid: string;
  readonly as: 'text' | 'template';
}

/** Writes to customers on WhatsApp: free text while WhatsApp takes it, and a template otherwise. Kept in memory here. */
@Injectable()
export class ServiceWindow {
  /** When each customer wrote last, by the digits of the phone number. */
  private readonly lastWritten = new Map<string, number>();

  constructor(private readonly chatApps: ChatAppsService) {}

  @OnInboundMessage({ channel: 'whatsapp' })
  customerWrote({ payload, occurredAt }: WebhookEventOf<'chatApps.inbound'>): void {
    const phone = payload.user?.msisdn;
    const at = Date.parse(occurredAt ?? '');
    if (phone === undefined || Number.isNaN(at)) return;
    const key = digitsOf(phone);
    // 8x8 may deliver events out of order.
    this.lastWritten.set(key, Math.max(at, this.lastWritten.get(key) ?? 0));
  }

  isOpen(phone: string): boolean {
    const at = this.lastWritten.get(digitsOf(phone));
    return at !== undefined && Date.now() - at < windowMs - marginMs;
  }

  /** Sends a text. Outside the window, it is the parameter of the template `message_from_shop`. */
  async write(phone: string, text: string): Promise<SentMessage> {
    const user = { msisdn: phone };
    if (this.isOpen(phone)) {
      const { umid } = await this.chatApps.send({ user, type: 'text', content: { text } });
      return { umid, as: 'text' };
    }
    const { umid } = await this.chatApps.send({
      user,
      type: 'template',
      content: {
        template: {
          name: 'message_from_shop',
          language: 'en_US',
          components: [{ type: 'body', parameters: [{ type: 'text', text }] }],
        },
      },
    });
    return { umid, as: 'template' };
  }
}

const digitsOf = (phone: string): string => phone.replace(/\D/g, '');
