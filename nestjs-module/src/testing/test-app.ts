import type { INestApplication } from '@nestjs/common';
import type { InboundChat, InboundSms, Message, MessageFilter, Sandbox, WaitOptions } from '8x8-sandbox';
import type { EightByEightModuleOptions } from '../options/eight-by-eight-options.interface';
import { MessageNotFound } from './message-not-found.error';
import { pointWebhooksAt, postEvent, type PostedEvent, type WebhookAnswer } from './webhook-target';

/** An app under test, listening on this machine and connected with its sandbox. */
export interface TestApp {
  readonly app: INestApplication;
  /** Its address: `http://127.0.0.1:…`. */
  readonly url: string;
  /**
   * Posts an event as 8x8 would, once, with the account's `Authorization`, and answers what the app answered. Takes a
   * body as 8x8 documents it, or text to be posted to the letter.
   */
  receive(event: PostedEvent, headers?: Readonly<Record<string, string>>): Promise<WebhookAnswer>;
  /** A customer sends an SMS. Resolves once the app has taken it. */
  inboundSms(sms: InboundSms): Promise<Message>;
  /** A customer writes on WhatsApp, Viber, RCS or LINE. Resolves once the app has taken it. */
  inboundChat(chat: InboundChat): Promise<Message>;
  /**
   * The newest message that the app has sent, or the first that it will send.
   *
   * @throws {MessageNotFound} that lists what was sent instead.
   */
  expectMessage(filter: MessageFilter, wait?: WaitOptions): Promise<Message>;
  /** Ends the app; the sandbox goes on. */
  close(): Promise<void>;
}

/** Has an app listen, and the sandbox post its webhooks there. */
export async function startTestApp(
  app: INestApplication,
  sandbox: Sandbox,
  options: EightByEightModuleOptions,
): Promise<TestApp> {
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const { webhooks } = options;
  const target = webhooks && { ...webhooks, url: `${url}${webhooks.path}` };
  if (target) await pointWebhooksAt(sandbox, target);

  const taken = async (message: Message): Promise<Message> => {
    if (target) await sandbox.waitForWebhook({ umid: message.umid, status: 'delivered' });
    return message;
  };
  return {
    app,
    url,
    async receive(event, headers = {}) {
      if (!target)
        throw new Error('The account receives no webhooks: leave out `path: false` of createTestAccount.');
      return await postEvent(target, event, headers);
    },
    inboundSms: (sms) => taken(sandbox.inboundSms(sms)),
    inboundChat: (chat) => taken(sandbox.inboundChat(chat)),
    async expectMessage(filter, wait) {
      const meant: MessageFilter = { direction: 'outbound', ...filter };
      try {
        return await sandbox.waitForMessage(meant, wait);
      } catch (cause) {
        throw new MessageNotFound(filter, sandbox.messages({ direction: 'outbound' }), { cause });
      }
    },
    close: () => app.close(),
  };
}
