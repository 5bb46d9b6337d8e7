/** Type tests: this file is compiled and never runs. Lines with @ts-expect-error must not compile. */
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

  // @ts-expect-error SMS has no channels.
  @OnSmsStatus({ channel: 'whatsapp' })
  oneChannel(): void {}

  // @ts-expect-error A state is a string.
  @OnSmsStatus({ state: 1 })
  number(): void {}

  // @ts-expect-error The event type of the parameter is wrong.
  @OnInboundSms()
  wrong(event: WebhookEventOf<'sms.status'>): unknown {
    return event;
  }

  // @ts-expect-error The parameter must accept both event types.
  @OnEightByEight(['sms.status', 'chatApps.status'])
  half(event: WebhookEventOf<'sms.status'>): unknown {
    return event;
  }

  // @ts-expect-error The parameter must accept every event type.
  @OnEightByEight('*')
  all(event: WebhookEventOf<'sms.inbound'>): unknown {
    return event;
  }

  // @ts-expect-error The method must return a call flow.
  @OnCallAction()
  silent(): void {}

  // @ts-expect-error Call actions need @OnCallAction().
  @OnEightByEight('voice.callAction')
  action(): void {}
}
