import type { Sandbox, SandboxOptions } from '8x8-sandbox';

import { start, type Started } from '../started-sandbox';

type Body = Readonly<Record<string, unknown>>;

/**
 * Makes a sandbox send an event, and returns the body that arrived at the webhook, to compare it with a sample that
 * 8x8 published.
 */
export type Produce = () => Promise<Body>;

const customer = '+6591234567';
/** Nobody writes first here, so free text on WhatsApp must arrive all the same. */
const settings = { whatsAppWindow: false };

async function inSandbox(options: SandboxOptions, act: (started: Started) => Promise<string>): Promise<Body> {
  const started = await start({
    timeScale: 0.001,
    ...options,
    settings: { ...settings, ...options.settings },
  });
  try {
    await started.listen();
    const deliveryId = await act(started);
    await started.sandbox.waitForWebhook({ id: deliveryId });
    const sent = started.sandbox.webhooks({ id: deliveryId })[0]?.body;
    const arrived = started.receiver.received.find(({ text }) => text === JSON.stringify(sent));
    if (!arrived) throw new Error('The webhook did not arrive');
    return arrived.body;
  } finally {
    await started.close();
  }
}

async function idOf(sandbox: Sandbox, filter: Parameters<Sandbox['waitForWebhook']>[0]): Promise<string> {
  return (await sandbox.waitForWebhook(filter)).id;
}

const versions8and2 = { settings: { receiptVersion: 8, inboundVersion: 2 } } as const;

/** A receipt of a chat message that is one of a batch, with both references. */
export function chatReceipt(
  message: { type: string; content: object; to?: string; channel?: string },
  state: { state: string; detail?: string },
  options: SandboxOptions = {},
): Produce {
  return () =>
    inSandbox(options, async ({ client, sandbox }) => {
      const { to = customer, channel = 'WhatsApp', type, content } = message;
      const { batchId } = await client.chatApps.sendBatch({
        messages: [
          { user: { msisdn: to }, type, content, clientMessageId: 'order-1', channels: [{ channel }] },
        ],
        clientBatchId: 'campaign-1',
      });
      const umid = sandbox.messages({ batchId })[0]?.umid ?? '';
      return idOf(sandbox, { umid, ...state });
    });
}

/** A receipt of a message that was sent alone, without references. */
export function singleChatReceipt(
  message: { type: string; content: object; to?: string },
  state: { state: string; detail?: string },
  options: SandboxOptions = {},
): Produce {
  return () =>
    inSandbox(options, async ({ client, sandbox }) => {
      const { to: msisdn = customer, type, content } = message;
      const { umid } = await client.chatApps.send({ user: { msisdn }, type, content });
      return idOf(sandbox, { umid, ...state });
    });
}

/** A delivery receipt of an SMS. */
export function smsReceipt(state: { state: string; detail?: string }, to = customer): Produce {
  return () =>
    inSandbox({}, async ({ client, sandbox }) => {
      const { batchId } = await client.sms.sendBatch({
        messages: [{ destination: to, text: 'Hello', source: 'ExampleCo', clientMessageId: 'order-1' }],
        clientBatchId: 'campaign-1',
      });
      const umid = sandbox.messages({ batchId })[0]?.umid ?? '';
      return idOf(sandbox, { umid, ...state });
    });
}

/** The event that follows from what someone does through the control API. */
export function after(
  act: (sandbox: Sandbox, started: Started) => Promise<{ umid: string } | { id: string } | undefined>,
  options: SandboxOptions = {},
): Produce {
  return () =>
    inSandbox(options, async (started) => {
      const done = await act(started.sandbox, started);
      if (!done) throw new Error('There was no webhook to tell');
      return 'id' in done ? done.id : idOf(started.sandbox, { umid: done.umid });
    });
}

export const inOlderVersions = versions8and2;
export { customer };
