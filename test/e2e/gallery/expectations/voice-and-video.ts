import { expect } from '@jest/globals';
import { readSample } from '../../../gallery/gallery-workflow';
import { outputOf, webhookSecret } from '../../examples/example-flows';
import type { Expectations } from '../expectation';
import { post } from '../post';

const menu = 'Welcome to Example Shop. Press one for opening hours, two to speak to us.';
const hours = 'The shop is open daily from ten to twenty.';

export const voiceAndVideoExpectations: Expectations = {
  'ivr-call-answered-in-n8n': {
    async expect({ sandbox, flows }) {
      const session = await sandbox.waitFor(() => sandbox.callSessions().find(({ outcome }) => outcome));
      expect(session).toMatchObject({ heard: [menu, hours], outcome: 'COMPLETED' });
      const run = await flows.ended('ivr-call-answered-in-n8n', 2);
      expect(outputOf(run, 'Call Asks')).toMatchObject([{ digits: '1', clientActionId: 'menu' }]);
    },
    failures: {
      async 'says goodbye to a caller who presses nothing'({ sandbox }) {
        sandbox.inboundCall({ from: '+6591112222' });

        const ended = await sandbox.waitFor(
          () => sandbox.callSessions().find(({ outcome }) => outcome !== undefined),
          { timeoutMs: 60_000 },
        );
        expect(ended.heard).toEqual([menu, 'Thank you for calling. Goodbye.']);
      },
    },
  },
  'sms-after-call': {
    async expect({ flows, texts }) {
      const run = await flows.ended('sms-after-call');
      expect(outputOf(run, 'Call Is Over')).toMatchObject([{ status: 'completed', lastAction: 'HANGUP' }]);
      expect(texts('+6591112222')).toHaveLength(1);
    },
    failures: {
      async 'gives out a caller who cannot get an SMS'({ sandbox, flows }) {
        sandbox.addFault({ target: 'sms.send', effect: 'rejected' });
        sandbox.inboundCall({ from: '+6591112222' });

        const run = await flows.ended('sms-after-call');
        expect(outputOf(run, 'Cannot Get an SMS')).toHaveLength(1);
      },
    },
  },
  'missed-call-to-sms': {
    async expect({ flows, sandbox }) {
      const [session] = sandbox.callSessions();
      expect(session).toMatchObject({ outcome: 'BUSY' });
      expect(session?.calls[1]?.destination).toBe('+6597650486');
      await flows.ended('missed-call-to-sms', 2);
    },
    failures: {
      async 'tells the shop also when the caller cannot get an SMS'({ sandbox, flows, texts }) {
        sandbox.addFault({ target: 'sms.send', recipient: '+6591112222', effect: 'rejected' });
        sandbox.inboundCall({ from: '+6591112222' });

        await sandbox.waitForMessage({ to: '+6598765432', text: 'Missed call' }, { timeoutMs: 60_000 });
        const run = await flows.ended('missed-call-to-sms', 2);
        expect(outputOf(run, 'Could Not Be Told')).toMatchObject([{ from: '+6591112222' }]);
        expect(texts('+6598765432')).toEqual(['Missed call of +6591112222: busy. Please call back.']);
      },
    },
  },
  'video-room-by-sms': {
    async expect({ flows, sandbox, texts }) {
      const run = await flows.ended('video-room-by-sms');
      const [room] = outputOf(run, 'Open a Room');
      expect(room).toMatchObject({ call_reference: 'claim-1001', auth_token: '***' });
      expect(texts('+6591234567')[0]).toContain(String(room?.['guest_link']));
      expect(sandbox.videoRooms()).toHaveLength(1);
    },
    failures: {
      async 'sends nothing when the reference of the claim is too short'({ flows, texts }) {
        const { status, body } = await post(flows.address('video-room-by-sms'), {
          claim: '1001',
          phone: '+6591234567',
        });

        expect([status, body]).toMatchObject([
          422,
          { sent: false, error: expect.stringContaining('4 characters') },
        ]);
        expect(texts('+6591234567')).toEqual([]);
      },
      async 'answers with the reason when the SMS is refused'({ flows, sandbox }) {
        sandbox.addFault({ target: 'sms.send', effect: 'rejected' });

        const { status, body } = await post(flows.address('video-room-by-sms'), {
          claim: 'claim-1001',
          phone: '+6591234567',
        });
        expect([status, body]).toMatchObject([422, { error: expect.stringContaining('rejected by 8x8') }]);
      },
    },
  },
  'video-recording-to-team': {
    async expect({ flows, n8n, texts }) {
      await flows.ended('video-recording-to-team');
      expect(texts('+6598765432')).toEqual([
        'The recording of bakery/oven-check (15 s) can be fetched for 24 hours: https://storage.example.com/oven-check.mp4',
      ]);
      expect(n8n.url).toContain('127.0.0.1');
    },
    failures: {
      async 'does not run when the Authorization header is wrong'({ flows }) {
        const wrong = { authorization: 'Bearer wrong' };
        const { status } = await post(flows.address('video-recording-to-team'), {}, wrong);
        expect(status).toBe(401);
        expect(await flows.runs('video-recording-to-team')).toEqual([]);
      },
      async 'gives out a recording of which the team cannot be told'({ flows, sandbox }) {
        sandbox.addFault({ target: 'sms.send', effect: 'rejected' });
        // n8n takes the same key for a repeated event.
        const idempotencyKey = 'c0c1c2c3-0000-4000-8000-000000000009';
        await post(
          flows.address('video-recording-to-team'),
          { ...readSample('video-recording-to-team', 'sample.json'), idempotencyKey },
          { authorization: webhookSecret },
        );

        const run = await flows.ended('video-recording-to-team');
        expect(outputOf(run, 'Team Not Told')).toMatchObject([{ room: 'bakery/oven-check' }]);
      },
    },
  },
};
