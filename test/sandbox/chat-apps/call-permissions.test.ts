import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { start, whatsAppChannelOf, type Started } from '../started-sandbox';

const to = '+6591234567';
const day = 86_400_000;

let started: Started;
let channelId: string;
beforeEach(async () => {
  started = await start({ clock: 'manual', startTime: Date.now(), settings: { rateLimits: false } });
  channelId = whatsAppChannelOf(started.sandbox);
});
afterEach(() => started.close());

const asked = () => started.client.chatApps.getCallPermission({ channelId, destination: to });

const ask = () =>
  started.client.chatApps.send({
    user: { msisdn: to },
    type: 'interactive',
    content: {
      interactive: {
        type: 'call_permission_request',
        body: { text: 'May we call?' },
      },
    },
  });

const answer = async (response: 'accept' | 'reject', isPermanent = false) => {
  const { umid } = await ask();
  started.sandbox.reply({ umid, callPermission: { response, isPermanent } });
};

const limits = async (action: string) =>
  (await asked()).actions?.find(({ actionName }) => actionName === action);

describe('the permission to call', () => {
  it('is not granted at first: the business can ask, but not call', async () => {
    const { status, expirationTime } = await asked();

    expect({ status, expirationTime }).toEqual({ status: 'not_granted', expirationTime: undefined });
    expect(await limits('start_call')).toMatchObject({ canPerformAction: false });
    expect(await limits('send_call_permission_request')).toEqual({
      actionName: 'send_call_permission_request',
      canPerformAction: true,
      limits: [
        { timePeriod: 'PT24H', maxAllowed: 1, currentUsage: 0 },
        { timePeriod: 'P7D', maxAllowed: 2, currentUsage: 0 },
      ],
    });
  });

  it('lasts seven days when the customer allows calls', async () => {
    await answer('accept');

    const { status, expirationTime = '' } = await asked();
    expect(status).toBe('temporary');
    expect(Date.parse(expirationTime) - Date.parse(started.sandbox.now())).toBe(7 * day);
    expect(await limits('start_call')).toMatchObject({ canPerformAction: true });

    await started.sandbox.advance(7 * day);
    expect((await asked()).status).toBe('not_granted');
  });

  it('never expires when the customer allows calls permanently', async () => {
    await answer('accept', true);
    await started.sandbox.advance(100 * day);

    const { status, expirationTime } = await asked();
    expect({ status, expirationTime }).toEqual({ status: 'permanent', expirationTime: undefined });
  });

  it('is revoked when the customer refuses the next request', async () => {
    await answer('accept', true);
    await answer('reject');

    expect((await asked()).status).toBe('not_granted');
  });

  it('can be requested once a day and twice a week', async () => {
    await ask();
    expect(await limits('send_call_permission_request')).toMatchObject({
      canPerformAction: false,
      limits: [{ currentUsage: 1 }, { currentUsage: 1 }],
    });

    await started.sandbox.advance(day);
    await ask();
    await started.sandbox.advance(day);

    expect(await limits('send_call_permission_request')).toMatchObject({
      canPerformAction: false,
      limits: [{ currentUsage: 0 }, { currentUsage: 2 }],
    });
  });

  it('belongs to one customer', async () => {
    await answer('accept');

    const other = await started.client.chatApps.getCallPermission({ channelId, destination: '+6598765432' });

    expect(other.status).toBe('not_granted');
  });

  it('is refused for a channel of another subaccount', async () => {
    const elsewhere = { channelId: 'elsewhere', destination: to };

    await expect(started.client.chatApps.getCallPermission(elsewhere)).rejects.toMatchObject({
      status: 400,
      code: 1000,
    });
  });
});

describe('a sample for Direct Send', () => {
  const operation: string = 'chatApps.submitDirectSendSample';
  const submit = (input: object) => started.client.call(operation, { channelId, ...input });

  it.each([
    ['Your order is on its way.', 'UTILITY'],
    ['Your login code is 1234.', 'AUTHENTICATION'],
    ['20% off everything today', 'MARKETING'],
  ])('that says "%s" counts as %s', async (body, category) => {
    expect(await submit({ type: 'text', text: { body } })).toEqual({ success: true, category });
  });

  it('is classified by all its texts, including buttons', async () => {
    const action = { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'See the offer' } }] };
    const interactive = { type: 'button', body: { text: 'We have something for you.' }, action };

    expect(await submit({ type: 'interactive', interactive })).toMatchObject({ category: 'MARKETING' });
  });

  it('is refused for a channel of another subaccount', async () => {
    const sample = { channelId: 'elsewhere', type: 'text', text: { body: 'Hello' } };

    await expect(submit(sample)).rejects.toMatchObject({ status: 403, code: 1201 });
  });
});
