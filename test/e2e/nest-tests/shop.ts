import { Injectable, Module } from '@nestjs/common';
import { EightByEightModule, OnInboundSms, SmsService, type WebhookEventOf } from 'nestjs-8x8';

@Injectable()
export class OptOuts {
  constructor(private readonly sms: SmsService) {}

  @OnInboundSms()
  async received({ payload }: WebhookEventOf<'sms.inbound'>): Promise<void> {
    if (payload.body === 'STOP' && payload.source) await this.confirm(payload.source);
  }

  async confirm(destination: string): Promise<string> {
    const { umid } = await this.sms.send({ destination, text: 'You are unsubscribed.' });
    return umid;
  }
}

@Module({
  imports: [
    EightByEightModule.forRootAsync({
      useFactory: () => {
        throw new Error('The factory of the app needs a configuration that tests do not have.');
      },
    }),
  ],
  providers: [OptOuts],
})
export class ShopModule {}
