import type { MakeInput } from './make-input';

const webhook = { subAccountId: '*', url: 'https://example.com/8x8' };

/** An input for every operation of the older webhook API, by the ID of the operation. */
export const webhookConfigInputs: Readonly<Record<string, MakeInput>> = {
  'webhookConfig.get': async () => ({ product: 'chatapps' }),
  'webhookConfig.set': async () => ({ webhooks: [{ ...webhook, type: 'MO' }] }),
  'webhookConfig.delete': async () => ({ webhooks: [{ subAccountId: '*', type: 'MO' }] }),
};
