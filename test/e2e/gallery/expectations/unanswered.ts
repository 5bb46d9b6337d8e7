import { expect } from '@jest/globals';
import { outputOf } from '../../examples/example-flows';
import type { Played, Unanswered } from '../expectation';
import { playSteps } from '../played';
import { post } from '../post';

const mei = '+6591234567';
const stranger = '+6591112233';
/** The phone of this customer is off: its messages get no delivery receipt. */
const switchedOff = '+6591230002';

const order = { phone: mei, name: 'Mei', order: '1001' };
const failedDelivery = { ...order, note: 'https://example.com/1001.pdf' };
const pause = { do: 'pause', seconds: 5 } as const;

/** Expects that support, and not the depot, hears of the order. */
async function supportCalls({ name, flows, texts }: Played): Promise<void> {
  await flows.ended(name);
  expect(texts('+6598765441')).toEqual(['Order 1001 could not be delivered. Please call Mei, +6591234567.']);
  expect(texts('+6598765444')).toEqual([]);
}

/** Lets a customer of a failed delivery choose what shall be done. */
async function choose(played: Played, button: string): Promise<void> {
  await playSteps(
    played,
    pause,
    { do: 'post', path: '/webhook/delivery-failed', body: failedDelivery },
    { do: 'wait', text: 'What shall we do?' },
    { do: 'tap', button },
  );
}

/** Lets a customer begin to rate an order. */
async function beginToRate(played: Played): Promise<void> {
  await playSteps(
    played,
    pause,
    { do: 'post', path: '/webhook/order-delivered', body: order },
    { do: 'wait', text: 'has arrived' },
    { do: 'tap', button: 'Rate it' },
  );
}

/** What happens when the customer does not answer, or the receipt does not come. */
export const unanswered: Unanswered = {
  'approve-by-sms': {
    async 'Ask the Shift Lead'({ name, flows, texts }) {
      await post(flows.address(name), { order: 1001 });

      expect(outputOf(await flows.ended(name), 'Declined or Too Late')).toHaveLength(1);
      expect(texts('+6591112222')).toEqual([]);
    },
  },
  'dialogue-of-three-questions': {
    async 'Ask the Day'({ name, sandbox, flows, texts }) {
      sandbox.inboundChat({ from: mei, text: 'My heating is cold' });
      await post(flows.address(name), { phone: mei });

      expect(outputOf(await flows.ended(name), 'Booking')).toEqual([]);
      expect(texts(mei)).toEqual(['When shall our technician come?']);
    },
    async 'Ask the Time'({ name, sandbox, flows, texts }) {
      sandbox.inboundChat({ from: mei, text: 'My heating is cold' });
      await post(flows.address(name), { phone: mei });
      await sandbox.waitForMessage({ to: mei, text: 'When shall', state: 'delivered' });
      sandbox.reply({ to: mei, button: 'Tomorrow' });

      expect(outputOf(await flows.ended(name), 'Booking')).toEqual([]);
      expect(texts(mei).at(-1)).toContain('At what time?');
    },
    async 'Ask about Parking'({ name, sandbox, flows }) {
      sandbox.inboundChat({ from: mei, text: 'My heating is cold' });
      await post(flows.address(name), { phone: mei });
      await sandbox.waitForMessage({ to: mei, text: 'When shall', state: 'delivered' });
      sandbox.reply({ to: mei, button: 'Tomorrow' });
      await sandbox.waitForMessage({ to: mei, text: 'At what time?', state: 'delivered' });
      sandbox.inboundChat({ from: mei, text: 'At nine' });

      expect(outputOf(await flows.ended(name), 'Booking')).toEqual([
        { day: 'tomorrow', time: 'At nine', parking: 'not answered' },
      ]);
    },
  },
  'sign-up-by-code': {
    async 'Send Code and Wait'({ name, client, flows }) {
      await post(flows.address(name), { name: 'Mei', phone: mei });

      expect(outputOf(await flows.ended(name), 'Not Verified')).toHaveLength(1);
      expect((await client.contacts.search({ query: 'Mei' })).items).toEqual([]);
    },
  },
  'whatsapp-agent-with-approval': {
    async 'Ask the Shift Lead'({ name, sandbox, flows, texts }) {
      sandbox.inboundChat({ from: mei, text: 'Can I have a refund?' });

      expect(outputOf(await flows.ended(name), 'Declined or Too Late')).toHaveLength(1);
      expect(texts(mei)).toEqual([]);
    },
  },
  'whatsapp-failed-delivery': {
    async 'Tell the Customer'(played) {
      await playSteps(played, pause, { do: 'post', path: '/webhook/delivery-failed', body: failedDelivery });
      await supportCalls(played);
    },
    async 'Offer New Times'(played) {
      await choose(played, 'New time');
      await supportCalls(played);
    },
    async 'Ask for the Address'(played) {
      await choose(played, 'New address');
      await supportCalls(played);
    },
  },
  'whatsapp-faq-bot': {
    async 'Tell the Team and Wait'({ name, sandbox, flows }) {
      sandbox.inboundChat({ from: stranger, text: 'Talk to a person' });
      await flows.ended(name);

      sandbox.inboundChat({ from: stranger, text: 'Hello?' });
      await sandbox.waitForMessage({ to: stranger, text: 'What is it about?' });
    },
  },
  'whatsapp-nps': {
    async 'Ask for a Rating'(played) {
      const { name, flows, texts } = played;
      await playSteps(played, pause, { do: 'post', path: '/webhook/order-delivered', body: order });

      expect(outputOf(await flows.ended(name), 'Not Rated')).toHaveLength(1);
      expect(texts(mei)).toHaveLength(1);
    },
    async 'Send the Flow'(played) {
      const { name, sandbox, flows } = played;
      await beginToRate(played);
      await sandbox.waitForMessage({ to: mei, text: 'from 0 to 10', state: 'delivered' });
      sandbox.reply({ to: mei, row: '8' });

      expect(outputOf(await flows.ended(name), 'Keep the Rating')).toMatchObject([
        { order: '1001', score: 8, askedBy: 'list' },
      ]);
    },
    async 'Ask by List'(played) {
      const { name, sandbox, flows } = played;
      sandbox.addFault({ target: 'chatApps.getFlows', effect: { kind: 'error', status: 404 } });
      await beginToRate(played);

      expect(outputOf(await flows.ended(name), 'Not Rated')).toHaveLength(1);
    },
  },
  'whatsapp-service-window': {
    async 'Send Free Text'({ name, sandbox, n8n, flows }) {
      sandbox.inboundChat({ from: switchedOff, text: 'Hello' });
      await flows.ended(name);
      const letter = { phone: switchedOff, name: 'Lin', text: 'it is packed.' };
      await post(`${n8n.url}/webhook/write-to-customer`, letter);

      const run = await flows.ended(name, 2);
      expect(outputOf(run, 'Sent as Free Text')).toMatchObject([{ state: 'timedOut' }]);
    },
  },
  'zendesk-tickets-on-whatsapp': {
    async 'Send Free Text'({ name, sandbox, n8n, flows }) {
      sandbox.inboundChat({ from: switchedOff, text: 'Hello' });
      await flows.ended(name);
      const answer = { ticketId: '1', externalId: `whatsapp:${switchedOff}`, text: 'Hello, too' };
      await post(`${n8n.url}/webhook/zendesk-answer`, answer);

      const run = await flows.ended(name, 2);
      expect(outputOf(run, 'Sent to the Customer')).toMatchObject([{ state: 'timedOut' }]);
    },
  },
};
