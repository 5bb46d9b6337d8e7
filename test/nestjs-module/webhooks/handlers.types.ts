/** Compiles, and never runs: what must not compile is marked. */
import type { WebhookEvent, WebhookEventOf } from 'cpaas-8x8';
import {
  OnCallAction,
  OnEightByEight,
  OnInboundMessage,
  OnInboundSms,
  OnMessageStatus,
  OnSessionSummary,
  OnSmsStatus,
  OnTemplateStatus,
  OnTemplateUpdate,
  type CallFlow,
  type TemplateUpdate,
} from 'nestjs-8x8';

export class Typed {
  @OnInboundSms()
  exact(event: WebhookEventOf<'sms.inbound'>): string | undefined {
    return event.payload.body;
  }

  @OnInboundSms()
  @OnSmsStatus({ state: 'delivered' })
  wider(event: WebhookEvent): unknown {
    return event;
  }

  @OnInboundMessage({ channel: 'whatsapp' })
  @OnMessageStatus({ state: ['read', 'a state of tomorrow'], channel: 'viber' })
  without(): void {}

  @OnTemplateUpdate()
  template(event: TemplateUpdate): unknown {
    return event;
  }

  @OnEightByEight(['sms.status', 'chatApps.status'])
  both(event: WebhookEventOf<'sms.status'> | WebhookEventOf<'chatApps.status'>): unknown {
    return event;
  }

  @OnCallAction()
  call(event: WebhookEventOf<'voice.callAction'>): CallFlow {
    return [{ action: 'hangup', ...(event.payload.callId === '' && {}) }];
  }

  @OnSessionSummary({ state: 'NO_ANSWER' })
  @OnTemplateStatus({ state: ['APPROVED', 'a state of tomorrow'] })
  states(): void {}

  // @ts-expect-error An inbound SMS has no state.
  @OnInboundSms({ state: 'delivered' })
  stateless(): void {}

  // @ts-expect-error All receipts of SMS come on one channel.
  @OnSmsStatus({ channel: 'whatsapp' })
  oneChannel(): void {}

  // @ts-expect-error A state is a word.
  @OnSmsStatus({ state: 1 })
  number(): void {}

  // @ts-expect-error An inbound SMS is no receipt.
  @OnInboundSms()
  wrong(event: WebhookEventOf<'sms.status'>): unknown {
    return event;
  }

  // @ts-expect-error One of two is not enough.
  @OnEightByEight(['sms.status', 'chatApps.status'])
  half(event: WebhookEventOf<'sms.status'>): unknown {
    return event;
  }

  // @ts-expect-error All are more than one.
  @OnEightByEight('*')
  all(event: WebhookEventOf<'sms.inbound'>): unknown {
    return event;
  }

  // @ts-expect-error A call is answered with a call flow.
  @OnCallAction()
  silent(): void {}

  // @ts-expect-error A call action is for @OnCallAction() alone.
  @OnEightByEight('voice.callAction')
  action(): void {}
}
