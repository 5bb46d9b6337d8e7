import { Injectable } from '@nestjs/common';
import type { WebhookEventOf } from 'cpaas-8x8';
import { OnInboundSms, SmsService } from 'nestjs-8x8';
import { OptOuts } from './opt-outs.service';

const optOutKeywords = new Set([
  'STOP',
  'STOPALL',
  'UNSUBSCRIBE',
  'CANCEL',
  'END',
  'QUIT',
  'REVOKE',
  'OPTOUT',
]);
const optInKeywords = new Set(['START', 'UNSTOP']);

/**
 * Handles received SMS: with a single word such as STOP, customers opt out of messages or in again. Both are
 * confirmed by SMS. HELP is answered.
 */
@Injectable()
export class OptOutKeywords {
  constructor(
    private readonly sms: SmsService,
    private readonly optOuts: OptOuts,
  ) {}

  @OnInboundSms()
  async received({ payload: { source, body } }: WebhookEventOf<'sms.inbound'>): Promise<void> {
    if (source === undefined || body === undefined) return;
    // "Stop!", "stop all" and "Opt-out" count; a word within a sentence does not.
    const keyword = body.toUpperCase().replace(/[^A-Z]/g, '');
    // The choice is saved before the confirmation is sent. If sending fails, 8x8 repeats the event, and both run again.
    if (optOutKeywords.has(keyword)) {
      this.optOuts.add(source);
      await this.confirm(source, 'You are unsubscribed and get no more messages. START brings you back.');
    } else if (optInKeywords.has(keyword)) {
      this.optOuts.remove(source);
      await this.confirm(source, 'Welcome back! STOP unsubscribes you at any time.');
    } else if (keyword === 'HELP') {
      await this.confirm(
        source,
        'Example Shop: offers and order updates. STOP ends them, START brings them back.',
      );
    }
  }

  private async confirm(destination: string, text: string): Promise<void> {
    await this.sms.send({ destination, text });
  }
}
