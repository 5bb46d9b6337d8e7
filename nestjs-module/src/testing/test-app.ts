import type { INestApplication } from '@nestjs/common';
import type { InboundChat, InboundSms, Message, MessageFilter, Sandbox, WaitOptions } from '8x8-sandbox';
import type { EightByEightModuleOptions } from '../options/eight-by-eight-options.interface';
import { MessageNotFound } from './message-not-found.error';
import { registerWebhooks, postEvent, type PostedEvent, type WebhookAnswer } from './webhook-target';

/** An app under test. It listens on this machine and receives the sandbox's webhooks. */
export interface TestApp {
  readonly app: INestApplication;
  /** The app's URL: `http://127.0.0.1:<port>`. */
  readonly url: string;
  /**
   * Posts an event once, as 8x8 does, with the account's `Authorization` header. Returns the app's response. The event
   * is a body from {@link sampleEvent} or 8x8's documentation, or any text.
   */
  receive(event: PostedEvent, headers?: Readonly<Record<string, string>>): Promise<WebhookAnswer>;
  /** Makes a customer send an SMS. Resolves once the app has answered the webhook with success. */
  inboundSms(sms: InboundSms): Promise<Message>;
  /** Makes a customer write on WhatsApp, Viber, RCS or LINE. Resolves once the app has answered with success. */
  inboundChat(chat: InboundChat): Promise<Message>;
  /**
   * Returns the newest message that the app has sent and that matches the filter, or waits for one.
   *
   * @throws MessageNotFound if no message matches in time. It lists the messages that the app sent.
   */
  expectMessage(filter: MessageFilter, wait?: WaitOptions): Promise<Message>;
  /** Closes the app. The sandbox keeps running. */
  close(): Promise<void>;
}

/** Starts an app on a free port, and registers its webhook URL in the sandbox. */
export async function startTestApp(
  app: INestApplication,
  sandbox: Sandbox,
  options: EightByEightModuleOptions,
): Promise<TestApp> {
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const { webhooks } = options;
  const target = webhooks && { ...webhooks, url: `${url}${webhooks.path}` };
  if (target) await registerWebhooks(sandbox, target);

  const waitUntilDelivered = async (message: Message): Promise<Message> => {
    if (target) await sandbox.waitForWebhook({ umid: message.umid, status: 'delivered' });
    return message;
  };
  return {
    app,
    url,
    async receive(event, headers = {}) {
      if (!target)
        throw new Error('This account receives no webhooks. Remove `path: false` from createTestAccount.');
      return await postEvent(target, event, headers);
    },
    inboundSms: (sms) => waitUntilDelivered(sandbox.inboundSms(sms)),
    inboundChat: (chat) => waitUntilDelivered(sandbox.inboundChat(chat)),
    async expectMessage(filter, wait) {
      const outbound: MessageFilter = { direction: 'outbound', ...filter };
      try {
        return await sandbox.waitForMessage(outbound, wait);
      } catch (cause) {
        throw new MessageNotFound(filter, sandbox.messages({ direction: 'outbound' }), { cause });
      }
    },
    close: () => app.close(),
  };
}
