import { Injectable } from '@nestjs/common';
import type { WebhookEventOf } from 'cpaas-8x8';
import { OnInboundSms, SmsService } from 'nestjs-8x8';
import { OptOuts } from './opt-outs';

const leaving = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT']);
const returning = new Set(['START', 'UNSTOP']);

/** Customers leave and return with one word; each is confirmed. */
@Injectable()
export class OptOutKeywords {
  constructor(
    private readonly sms: SmsService,
    private readonly optOuts: OptOuts,
  ) {}

  @OnInboundSms()
  async received({ payload: { source, body } }: WebhookEventOf<'sms.inbound'>): Promise<void> {
    if (source === undefined || body === undefined) return;
    const word = body.trim().toUpperCase();
    // First the wish, then the confirmation: should that fail, 8x8 sends the event again, and both are repeated.
    if (leaving.has(word)) {
      this.optOuts.add(source);
      await this.confirm(source, 'You are unsubscribed and get no more messages. START brings you back.');
    } else if (returning.has(word)) {
      this.optOuts.remove(source);
      await this.confirm(source, 'Welcome back! STOP unsubscribes you at any time.');
    }
  }

  private async confirm(destination: string, text: string): Promise<void> {
    await this.sms.send({ destination, text });
  }
}
