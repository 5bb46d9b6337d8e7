import { stable } from '8x8-sandbox';
import { describe, expect } from 'vitest';
import { test } from './sandbox-test';

const customer = '+6591234567';

describe('snapshots', () => {
  test('are the same in each run: messages and requests', async ({ sandbox, client }) => {
    const { umid } = await client.sms.send({ destination: customer, text: 'See https://shop.test/1' });
    await sandbox.waitFor(() => sandbox.messages({ umid })[0]?.status.detail === 'delivered_to_recipient');
    sandbox.inboundSms({ from: customer, text: `Thanks for ${umid}` });

    expect(stable(sandbox.messages())).toMatchSnapshot();
    expect(stable(sandbox.requests())).toMatchSnapshot();
  });

  test('are the same in each run: a call', async ({ sandbox, client }) => {
    await client.voice.sendCallFlow({
      callflow: [
        { action: 'makeCall', params: { source: '+6531580001', destination: customer } },
        { action: 'say', params: { text: 'Your code is 4 9 3', voiceProfile: 'en-US-Standard-A' } },
        { action: 'hangup' },
      ],
    });
    const call = await sandbox.waitFor(() => sandbox.callSessions().find(({ endedAt }) => endedAt));

    expect(stable(call)).toMatchSnapshot();
  });
});
