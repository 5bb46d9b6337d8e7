import { expect } from '@jest/globals';
import { outputOf } from '../../examples/example-flows';
import type { Expectations, Played } from '../expectation';
import { post, type WorkflowResponse } from '../post';

const mei = '+6591234567';
const ravi = '+6591112222';
/** A customer of whom the workflow has heard nothing before. */
const stranger = '+6591112233';

/** Posts JSON to a webhook of the workflow. */
const postTo = ({ n8n }: Played, path: string, body: object): Promise<WorkflowResponse> =>
  post(`${n8n.url}/webhook/${path}`, body);

const appointment = { id: '2001', phone: stranger, name: 'Lin', day: 'Friday', time: '8:00' };
const cart = {
  cart: 'C-2001',
  phone: stranger,
  name: 'Lin',
  item: 'an umbrella',
  picture: 'https://shop.example.com/pictures/umbrella.jpg',
  checkout: 'https://shop.example.com/checkout/C-2001',
};
const shipped = {
  event: 'order.shipped',
  customer: { name: 'Lin', phone: stranger },
  order: { number: '2001', tracking: '2001-SG', arrives: 'on Friday' },
};

/** What a workflow responds when 8x8 does not know its template. */
const unknownTemplate = { status: 422, body: { error: expect.stringMatching(/template/i) } };

/** The scenarios and playbooks of 8x8's pages about WhatsApp. */
export const whatsAppExpectations: Expectations = {
  'whatsapp-appointment-reminder': {
    async expect({ flows, texts }) {
      expect(texts(mei)).toEqual([
        'Hello Mei, we expect you on Monday at 9:30. Will you come?',
        'No problem. Which of these suits you?',
        'Done: we expect you on Wednesday at 14 instead of Monday.',
      ]);
      const run = await flows.ended('whatsapp-appointment-reminder', 5);
      expect(outputOf(run, 'Mark as Confirmed')).toMatchObject([
        { appointment: '1002', phone: ravi.slice(1), state: 'confirmed' },
      ]);
    },
    failures: {
      async 'tells the calendar why a customer cannot be reminded'(played) {
        expect(await postTo(played, 'appointment-due', appointment)).toMatchObject(unknownTemplate);
        const wrong = await postTo(played, 'appointment-due', { ...appointment, phone: '12' });
        expect(wrong.status).toBe(422);
        expect(played.texts(stranger)).toEqual([]);
      },
      async 'asks again after an answer that it does not understand'(played) {
        const { sandbox } = played;
        sandbox.addTemplate({ name: 'appointment_to_confirm', body: 'Hello {{1}}: {{2}} at {{3}}' });
        expect(await postTo(played, 'appointment-due', appointment)).toMatchObject({ status: 200 });
        sandbox.inboundChat({ from: stranger, text: 'Who is this?' });

        const asked = await sandbox.waitForMessage({ to: stranger, text: 'did not understand' });
        expect(asked.actions?.map(({ title }) => title)).toEqual(['Confirm', 'Reschedule']);
      },
      async 'leaves people without an appointment alone'({ sandbox, flows, texts }) {
        sandbox.inboundChat({ from: '+6591112244', text: 'Confirm' });

        const run = await flows.ended('whatsapp-appointment-reminder');
        expect(outputOf(run, 'What Is the Answer?')).toEqual([]);
        expect(texts('+6591112244')).toEqual([]);
      },
    },
  },
  'whatsapp-order-updates': {
    expect({ sandbox, texts }) {
      expect(texts(mei)).toEqual([
        'Hello Mei, your order 1001 is on its way. It arrives tomorrow between 9 and 12.',
        'Hello Mei, your order 1001 was delivered. Thank you for shopping with us.',
      ]);
      const [onItsWay] = sandbox.messages({ to: mei });
      expect(onItsWay?.actions).toMatchObject([
        { kind: 'link', id: 'https://track.example.com/1001-SG', title: 'Track the parcel' },
      ]);
    },
    failures: {
      async 'tells the shop why a customer cannot be told'(played) {
        expect(await postTo(played, 'shop-order-events', shipped)).toMatchObject(unknownTemplate);
        const customer = { name: 'Lin', phone: 'none' };
        const wrong = await postTo(played, 'shop-order-events', { ...shipped, customer });
        expect(wrong.status).toBe(422);
        expect(played.texts(stranger)).toEqual([]);
      },
      async 'sends nothing for another event'(played) {
        const response = await postTo(played, 'shop-order-events', { ...shipped, event: 'order.paid' });

        expect(response).toEqual({ status: 200, body: { told: false } });
        expect(played.sandbox.requests()).not.toContainEqual(
          expect.objectContaining({ operation: 'chatApps.send' }),
        );
      },
    },
  },
  'whatsapp-faq-bot': {
    expect({ sandbox, texts }) {
      expect(texts(mei).map((text) => text.slice(0, 40))).toEqual([
        'Hello! I can help with these topics. Wha',
        'What would you like to know about your o',
        'Parcels arrive two days after you get ou',
        'A colleague of our team will answer you ',
        'Hello! I can help with these topics. Wha',
      ]);
      const [toTeam] = sandbox.messages({ to: '+6598765432' });
      expect(toTeam?.text).toContain(`Mei (${mei}) waits for a person`);
    },
    failures: {
      async 'goes on by itself when the team cannot be told'({ sandbox, flows }) {
        sandbox.addFault({ target: 'sms.send', effect: 'rejected' });
        sandbox.inboundChat({ from: stranger, text: 'Talk to a person' });
        await sandbox.waitForMessage({ to: stranger, text: 'nobody of our team can be reached' });
        await flows.ended('whatsapp-faq-bot');

        sandbox.inboundChat({ from: stranger, text: 'Hello?' });
        await sandbox.waitForMessage({ to: stranger, text: 'What is it about?' });
      },
      async 'gives out a customer whom it cannot answer'({ sandbox, flows }) {
        sandbox.addFault({ target: 'chatApps.send', effect: 'rejected' });
        sandbox.inboundChat({ from: stranger, text: 'Hello?' });

        const run = await flows.ended('whatsapp-faq-bot');
        expect(outputOf(run, 'What to Mend')).toMatchObject([{ to: stranger }]);
      },
    },
  },
  'whatsapp-first-then-sms': {
    async expect({ sandbox, flows }) {
      const channelsOf = (to: string) => sandbox.messages({ to }).map(({ channel }) => channel);
      expect(channelsOf(mei)).toEqual(['whatsapp']);
      expect(channelsOf('+6591231031')).toEqual(['whatsapp', 'sms']);
      expect(channelsOf('+6591230004')).toEqual(['whatsapp', 'sms']);
      const run = await flows.ended('whatsapp-first-then-sms', 3);
      expect(outputOf(run, 'Told by SMS')).toMatchObject([{ why: 'timedOut' }]);
    },
    failures: {
      async 'sends the SMS at once when 8x8 refuses the template'(played) {
        const { flows, sandbox } = played;
        await postTo(played, 'tell-customer', { phone: stranger, name: 'Lin', text: 'It is packed.' });

        const sms = await sandbox.waitForMessage({ to: stranger, text: 'It is packed.' });
        expect(sms.channel).toBe('sms');
        const run = await flows.ended('whatsapp-first-then-sms');
        expect(outputOf(run, 'Told by SMS')).toMatchObject([{ phone: stranger, why: 'refused' }]);
      },
      async 'gives out a customer who is reached by neither'(played) {
        await postTo(played, 'tell-customer', { phone: '12', name: 'Lin', text: 'It is packed.' });

        const run = await played.flows.ended('whatsapp-first-then-sms');
        expect(outputOf(run, 'Reached by Neither')).toMatchObject([{ phone: '12' }]);
      },
    },
  },
  'whatsapp-service-window': {
    async expect({ sandbox, flows }) {
      expect(sandbox.messages({ to: mei }).map(({ type, text }) => [type, text])).toEqual([
        [
          'Template',
          'Hello Mei, a message of Example Shop for you: order 1001 leaves our shop today. Reply to this message to talk to us.',
        ],
        ['Text', 'Hello Mei, it arrives between 9 and 12.'],
      ]);
      const run = await flows.ended('whatsapp-service-window', 3);
      // The customer may have read it before n8n looks.
      expect(outputOf(run, 'Sent as Free Text')).toMatchObject([
        { state: expect.stringMatching(/^(delivered|read)$/) },
      ]);
    },
    failures: {
      async 'sends the template when the window has closed meanwhile'(played) {
        const { sandbox, flows } = played;
        // WhatsApp says to this number that the window is closed.
        const phone = '+6591231022';
        sandbox.addTemplate({ name: 'message_from_shop', body: 'Hello {{1}}: {{2}} Reply to us.' });
        sandbox.inboundChat({ from: phone, text: 'Hello' });
        await flows.ended('whatsapp-service-window');
        await postTo(played, 'write-to-customer', { phone, name: 'Lin', text: 'it is packed.' });

        const run = await flows.ended('whatsapp-service-window', 2);
        expect(outputOf(run, 'Sent as Template')).toHaveLength(1);
        expect(sandbox.messages({ to: phone }).map(({ type }) => type)).toEqual(['Text', 'Template']);
      },
      async 'gives out a customer to whom the text is not delivered'(played) {
        const { sandbox, flows } = played;
        // WhatsApp does not deliver to this number, while the window is open.
        const phone = '+6591231024';
        sandbox.inboundChat({ from: phone, text: 'Hello' });
        await flows.ended('whatsapp-service-window');
        await postTo(played, 'write-to-customer', { phone, name: 'Lin', text: 'it is packed.' });

        const run = await flows.ended('whatsapp-service-window', 2);
        expect(outputOf(run, 'What to Mend')).toMatchObject([{ to: phone, why: expect.any(String) }]);
        expect(sandbox.messages({ to: phone }).map(({ type }) => type)).toEqual(['Text']);
      },
      async 'gives out a customer to whom it cannot write'(played) {
        await postTo(played, 'write-to-customer', { phone: '12', name: 'Lin', text: 'it is packed.' });

        const run = await played.flows.ended('whatsapp-service-window');
        expect(outputOf(run, 'What to Mend')).toMatchObject([{ to: '12' }]);
      },
    },
  },
  'whatsapp-passcode': {
    async expect({ sandbox, flows }) {
      const [message] = sandbox.messages({ to: mei });
      const [action] = message?.actions ?? [];
      expect(action).toMatchObject({ kind: 'copyCode', id: expect.stringMatching(/^\d{6}$/) });
      expect(message?.text).toBe(
        `${action?.id ?? ''} is your passcode for this transaction. Do not share it.`,
      );
      const run = await flows.ended('whatsapp-passcode', 3);
      expect(outputOf(run, 'Verified')).toHaveLength(1);
    },
    failures: {
      async 'tells the app why a passcode is not sent'(played) {
        expect(await postTo(played, 'passcode-wanted', { phone: stranger })).toMatchObject(unknownTemplate);
        expect((await postTo(played, 'passcode-wanted', { phone: '12' })).status).toBe(422);
      },
      async 'verifies nobody after five wrong passcodes, nor twice by the same one'(played) {
        const { sandbox } = played;
        sandbox.addTemplate({ name: 'transaction_passcode', body: '{{1}} is your passcode.' });
        const enter = async (code: string) =>
          (await postTo(played, 'passcode-entered', { phone: stranger, code })).body;
        const expired = { verified: false, reason: 'expired' };

        await postTo(played, 'passcode-wanted', { phone: stranger });
        for (const attemptsLeft of [4, 3, 2, 1, 0])
          expect(await enter('none')).toEqual({ verified: false, reason: 'wrong', attemptsLeft });
        expect(await enter(await sandbox.otp(stranger))).toEqual(expired);

        await postTo(played, 'passcode-wanted', { phone: stranger });
        const code = await sandbox.otp(stranger);
        expect(await enter(code)).toEqual({ verified: true });
        expect(await enter(code)).toEqual(expired);
      },
    },
  },
  'whatsapp-abandoned-cart': {
    async expect({ sandbox, flows, texts }) {
      const [, link] = sandbox.messages({ to: mei, direction: 'outbound' });
      expect(link?.actions).toMatchObject([{ kind: 'link', id: 'https://shop.example.com/checkout/C-1001' }]);
      expect(texts(ravi).at(-1)).toBe('No problem. We will not remind you of this cart again.');
      const run = await flows.ended('whatsapp-abandoned-cart', 4);
      expect(outputOf(run, 'Mark as Declined')).toMatchObject([{ cart: 'C-1002', state: 'declined' }]);
    },
    failures: {
      async 'tells the shop why a customer cannot be reminded'(played) {
        expect(await postTo(played, 'cart-abandoned', cart)).toMatchObject(unknownTemplate);
        expect((await postTo(played, 'cart-abandoned', { ...cart, phone: '12' })).status).toBe(422);
        expect(played.texts(stranger)).toEqual([]);
      },
      async 'leaves another answer to the team'(played) {
        const { sandbox, flows, texts } = played;
        sandbox.addTemplate({ name: 'cart_is_waiting', category: 'MARKETING', body: 'Hello {{1}}: {{2}}' });
        expect(await postTo(played, 'cart-abandoned', cart)).toMatchObject({ status: 200 });
        sandbox.inboundChat({ from: stranger, text: 'Do you have it in blue?' });

        const run = await flows.ended('whatsapp-abandoned-cart', 2);
        expect(outputOf(run, 'For the Team to Read')).toMatchObject([{ cart: 'C-2001' }]);
        expect(texts(stranger)).toEqual(['Hello Lin: an umbrella']);
      },
    },
  },
  'whatsapp-support-look-up': {
    async expect({ requestsOf, texts }) {
      expect(texts(mei)).toEqual([
        'Hello Mei! What is the number of your order? You find it in your mail: it has at least four digits.',
        'Hello Mei, order 1001 is on its way. It arrives tomorrow between 9 and 12.',
      ]);
      expect(texts(ravi)).toHaveLength(1);
      expect((await requestsOf('shop')).map(({ method, path }) => [method, path])).toEqual([
        ['GET', '/orders/1001'],
        ['GET', '/orders/1001'],
      ]);
    },
    failures: {
      async 'asks to try later when the shop is down'({ fail, sandbox, flows }) {
        await fail('shop', 503);
        sandbox.inboundChat({ from: mei, text: 'Where is order 1001?' });

        await sandbox.waitForMessage({ to: mei, text: 'try again in half an hour' });
        await flows.ended('whatsapp-support-look-up');
      },
      async 'finds no order that the shop does not have'({ sandbox }) {
        sandbox.inboundChat({ from: mei, text: '9999' });

        await sandbox.waitForMessage({ to: mei, text: 'I find no order 9999 of yours' });
      },
      async 'gives out a customer whom it cannot answer'({ sandbox, flows }) {
        sandbox.addFault({ target: 'chatApps.send', effect: 'rejected' });
        sandbox.inboundChat({ from: mei, text: 'Hello' });

        const run = await flows.ended('whatsapp-support-look-up');
        expect(outputOf(run, 'What to Mend')).toMatchObject([{ to: mei }]);
      },
    },
  },
};
