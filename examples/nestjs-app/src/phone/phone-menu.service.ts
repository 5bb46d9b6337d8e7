import { Injectable } from '@nestjs/common';
import { bridge, OnCallAction, type CallFlow, type WebhookEventOf } from 'nestjs-8x8';
import { setting } from '../settings';
import { menu, sayLast } from './call-flows';

/** Answers calls to the virtual number of the shop with a menu. */
@Injectable()
export class PhoneMenu {
  private readonly team = setting('SHOP_PHONE');

  @OnCallAction()
  answer({ payload }: WebhookEventOf<'voice.callAction'>): CallFlow {
    if (payload.callStatus === 'CALL_RECEIVED') return menu;
    switch (payload.eventData?.dtmf ?? payload.dtmf) {
      case '1':
        return sayLast('We are open every day from ten to twenty.');
      case '2':
        return [bridge({ source: payload.destination ?? '', destination: this.team })];
      case undefined:
      case '':
        return sayLast('Goodbye.');
      default:
        return menu;
    }
  }
}
