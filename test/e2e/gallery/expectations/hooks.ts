import { expect } from '@jest/globals';
import { readSample } from '../../../gallery/gallery-workflow';
import { outputOf } from '../../examples/example-flows';
import type { Expectations } from '../expectation';
import { post } from '../post';

const mei = '+6591234567';

/** Workflows that answer the request of another system. */
export const hookExpectations: Expectations = {
  'okta-telephony-hook': {
    async expect({ flows, sandbox, texts }) {
      expect(texts(mei)).toEqual(['Your code is 493027']);
      expect(sandbox.callSessions()[0]?.heard).toEqual(['Hello. Your code is 4, 9, 3, 0, 2, 7.']);
      const { status, body } = await post(
        flows.address('okta-telephony-hook'),
        readSample('okta-telephony-hook', 'sample.json'),
      );
      const { umid = '' } = sandbox.messages({ to: mei }).at(-1) ?? {};
      const sent = { status: 'SUCCESSFUL', provider: '8x8', transactionId: umid };
      expect([status, body]).toMatchObject([
        200,
        { commands: [{ type: 'com.okta.telephony.action', value: [sent] }] },
      ]);
      expect(JSON.stringify(body)).toContain(`\\"umid\\":\\"${umid}\\"`);
    },
    failures: {
      async 'answers 500 with the reason when 8x8 refuses the SMS'({ flows, sandbox, texts }) {
        sandbox.addFault({ target: 'sms.send', effect: 'rejected' });

        const { status, body } = await post(
          flows.address('okta-telephony-hook'),
          readSample('okta-telephony-hook', 'sample.json'),
        );
        expect(status).toBe(500);
        expect(body).toMatchObject({ error: { errorSummary: expect.stringContaining('rejected by 8x8') } });
        expect(texts(mei)).toHaveLength(1);
      },
      async 'answers 500 when the service for calls is down'({ flows, sandbox }) {
        sandbox.addFault({
          target: 'voice.sendCallFlow',
          effect: { kind: 'error', status: 400, code: 1000 },
        });

        const { status } = await post(
          flows.address('okta-telephony-hook'),
          readSample('okta-telephony-hook', 'sample.call.json'),
        );
        expect(status).toBe(500);
        expect(sandbox.callSessions()).toEqual([]);
      },
      async 'refuses a channel that it does not serve, and a request without a number'({ flows, sandbox }) {
        const address = flows.address('okta-telephony-hook');

        const other = await post(address, { data: { messageProfile: { deliveryChannel: 'EMAIL' } } });
        expect(other.status).toBe(400);
        const lacking = await post(address, { data: { messageProfile: { deliveryChannel: 'SMS' } } });
        expect(lacking.status).toBe(500);
        expect(sandbox.messages()).toEqual([]);
      },
    },
  },
  'auth0-phone-hook': {
    async expect({ flows, sandbox, texts }) {
      expect(texts(mei)).toEqual(['Your verification code is 493027']);
      expect(sandbox.callSessions()[0]?.heard).toEqual(['Your verification code is 4, 9, 3, 0, 2, 7']);
      const run = await flows.ended('auth0-phone-hook', 2);
      expect(Object.keys(run.nodes)).toContain('Tell Auth0 It Is Sent');
    },
    failures: {
      async 'answers 500 with the reason when 8x8 refuses the SMS'({ flows, sandbox }) {
        sandbox.addFault({ target: 'sms.send', effect: 'rejected' });

        const { status, body } = await post(
          flows.address('auth0-phone-hook'),
          readSample('auth0-phone-hook', 'sample.json'),
        );
        expect(status).toBe(500);
        expect(body).toMatchObject({ error: expect.stringContaining('rejected by 8x8') });
      },
      async 'answers 500 when the number is none'({ flows, sandbox }) {
        const sample = readSample('auth0-phone-hook', 'sample.json');

        const { status } = await post(flows.address('auth0-phone-hook'), { ...sample, recipient: '12' });
        expect(status).toBe(500);
        expect(sandbox.messages()).toEqual([]);
      },
    },
  },
  'json-webhook-to-message': {
    expect({ sandbox, texts }) {
      expect(texts(mei)).toEqual([
        'Hi Mei, your cart is waiting for you.',
        'Mei, your points end on Sunday.',
        'Your delivery DO-1001 is out for delivery. https://track.example.com/DO-1001',
        'Mei, thank you for a year with us. 10 % off today.',
      ]);
      const references = sandbox.messages({ to: mei }).map(({ clientMessageId }) => clientMessageId);
      expect(references.slice(1)).toEqual(['clevertap-1001', 'detrack-job-1001', 'braze-canvas-1001']);
    },
    failures: {
      async 'answers 400 when the text is missing, and sends nothing'({ flows, sandbox }) {
        const { status, body } = await post(flows.address('json-webhook-to-message'), { to: mei });

        expect([status, body]).toMatchObject([400, { error: expect.stringContaining('a text') }]);
        expect(sandbox.messages()).toEqual([]);
      },
      async 'answers 500 with the reason when 8x8 refuses the SMS'({ flows, sandbox }) {
        sandbox.addFault({ target: 'sms.send', effect: 'rejected' });

        const { status, body } = await post(flows.address('json-webhook-to-message'), {
          to: mei,
          text: 'Hi',
        });
        expect([status, body]).toMatchObject([500, { error: expect.stringContaining('rejected by 8x8') }]);
        const run = await flows.ended('json-webhook-to-message');
        expect(outputOf(run, 'Say Why Not')).toHaveLength(1);
      },
    },
  },
};
