import type { ScriptStep } from '8x8-sandbox';
import { expect } from '@jest/globals';
import { readWorkflow } from '../../../gallery/gallery-workflow';
import { outputOf } from '../../examples/example-flows';
import type { Expectations, Played } from '../expectation';
import { outputsOf, playSteps } from '../played';
import { post } from '../post';

const mei = '+6591234567';
const ravi = '+6591234568';
const support = '+6598765441';
const sales = '+6598765442';

/** Runs the branch that makes the Flow, as a person does once. */
async function makeFlow({ name, n8n, flows }: Played): Promise<void> {
  await n8n.testListen(readWorkflow(name).id, { trigger: 'Run Once' });
  await flows.ended(name);
}

/** WhatsApp Flows, and templates with more than text. */
export const flowAndTemplateExpectations: Expectations = {
  'whatsapp-appointment-by-flow': {
    async expect({ sandbox, flows, texts }) {
      const run = await flows.ended('whatsapp-appointment-by-flow', 2);
      const booked = {
        time: '2027-01-11T11:00',
        service: 'check-up',
        name: 'Mei',
        remark: 'My left knee',
      };
      expect(outputOf(run, 'Keep the Appointment')).toMatchObject([booked]);
      expect(texts(mei)).toEqual([
        'Hello Mei, please choose a time for your appointment.',
        'Thank you. We expect you on Monday 11 January at 11:00 for a check-up.',
      ]);
      const [sent] = sandbox.messages({ to: mei, direction: 'outbound' });
      const content = JSON.stringify(sent?.content);
      expect(sandbox.flow(/"flowId":"(\d+)"/.exec(content)?.[1] ?? '')?.name).toBe('Book an appointment');
      expect(content.match(/"title":"\w+ \d+ \w+, \d\d:00"/g)?.length).toBeGreaterThanOrEqual(19);
    },
    failures: {
      async 'offers the other times when somebody was faster, with a Flow made by hand'(played) {
        await makeFlow(played);
        const book = (by: string): readonly ScriptStep[] => [
          { do: 'write', by, text: 'Can I book a time?' },
          { do: 'wait', by, text: 'please choose a time' },
          {
            do: 'fillFlow',
            by,
            answers: { form: 'appointment', service: 'check-up', time: '2027-01-12T09:00' },
          },
        ];
        await played.sandbox.playScript({
          name: 'two',
          summary: 'Two want the same time',
          people: [
            { name: 'Mei', phone: mei },
            { name: 'Ravi', phone: ravi },
          ],
          steps: [
            ...book('Mei'),
            { do: 'wait', text: 'We expect you on Tuesday 12 January at 09:00' },
            ...book('Ravi'),
            { do: 'wait', by: 'Ravi', text: 'Somebody was faster' },
          ],
        });
      },
      async 'confirms by SMS when WhatsApp refuses'(played) {
        const { sandbox, flows } = played;
        await playSteps(
          played,
          { do: 'write', text: 'Can I book a time?' },
          { do: 'wait', text: 'please choose a time' },
        );
        await flows.ended(played.name);
        sandbox.addFault({ target: 'chatApps.send', effect: 'rejected' });
        sandbox.reply({
          to: mei,
          flow: { form: 'appointment', service: 'follow-up', time: '2027-01-13T16:00' },
        });

        await sandbox.waitForMessage({ to: mei, text: 'Wednesday 13 January', channel: 'sms' });
      },
      async 'asks the customer to call when there is no Flow'(played) {
        const { sandbox, flows, texts } = played;
        sandbox.inboundChat({ from: mei, text: 'I need an appointment' });

        const run = await flows.ended(played.name);
        expect(outputOf(run, 'What Went Wrong')).toMatchObject([{ what: expect.stringContaining('Flow') }]);
        expect(texts(mei)).toEqual([expect.stringContaining('Please call us')]);
      },
    },
  },
  'whatsapp-lead-routing': {
    expect({ texts }) {
      expect(texts(sales)).toEqual([
        'New lead: Example Bakery (10-99 people), Mei, +6591234567: Umbrellas with our name',
      ]);
      expect(texts(support)).toEqual([
        'Customer: Example Farm (1-9 people), Ravi, +6591234568: A longer contract',
      ]);
    },
    failures: {
      async 'keeps a lead that cannot be passed on, and answers the customer'(played) {
        const { sandbox, flows } = played;
        sandbox.addFault({ target: 'sms.send', effect: 'rejected' });
        await playSteps(
          played,
          { do: 'write', text: 'I am interested' },
          { do: 'wait', text: 'four questions' },
          {
            do: 'fillFlow',
            answers: { form: 'lead', customer: 'no', company: 'Example Inn', size: '1-9', need: 'Towels' },
          },
          { do: 'wait', text: 'A colleague from sales calls you' },
        );

        const run = await flows.ended(played.name, 2);
        expect(outputOf(run, 'Keep the Lead')).toMatchObject([{ company: 'Example Inn', need: 'Towels' }]);
      },
      async 'asks the customer to write when there is no Flow'({ sandbox }) {
        sandbox.inboundChat({ from: mei, text: 'Tell me more' });

        await sandbox.waitForMessage({ to: mei, text: 'write us in one message what you need' });
      },
    },
  },
  'whatsapp-nps': {
    async expect(played) {
      await played.flows.ended(played.name, 2);
      expect(await outputsOf(played, 'Keep the Rating')).toMatchObject([
        { order: '1002', phone: ravi, score: 4, askedBy: 'list' },
        { order: '1001', phone: mei, score: 9, comment: 'Fast and friendly', askedBy: 'Flow' },
      ]);
      expect(played.texts('+6598765443')).toEqual(['Order 1002 was rated 4. Please call +6591234568. ']);
    },
    failures: {
      async 'asks a customer who does not want to rate nothing more'(played) {
        const { flows, texts } = played;
        await playSteps(
          played,
          { do: 'pause', seconds: 5 },
          { do: 'post', path: '/webhook/order-delivered', body: { phone: mei, name: 'Mei', order: '1003' } },
          { do: 'wait', text: 'has arrived' },
          { do: 'tap', button: 'Not now' },
        );

        const run = await flows.ended(played.name);
        expect(outputOf(run, 'Not Rated')).toHaveLength(1);
        expect(texts(mei)).toHaveLength(1);
      },
      async 'gives the reason when the number is wrong'({ name, flows }) {
        await post(flows.address(name), { phone: '12', name: 'Mei', order: '1004' });

        const run = await flows.ended(name);
        expect(outputOf(run, 'What Went Wrong')).toMatchObject([{ order: '1004', phone: '12' }]);
      },
      async 'asks by the list at once when the Flow cannot be sent'(played) {
        const { sandbox, flows } = played;
        await playSteps(
          played,
          { do: 'pause', seconds: 5 },
          { do: 'post', path: '/webhook/order-delivered', body: { phone: mei, name: 'Mei', order: '1005' } },
          { do: 'wait', text: 'has arrived' },
        );
        sandbox.addFault({ target: 'chatApps.getFlows', effect: { kind: 'error', status: 404 } });
        sandbox.reply({ to: mei, button: 'Rate it' });
        await sandbox.waitForMessage({ to: mei, text: 'from 0 to 10', state: 'delivered' });
        sandbox.reply({ to: mei, row: '8' });

        const run = await flows.ended(played.name);
        expect(outputOf(run, 'Keep the Rating')).toMatchObject([{ order: '1005', score: 8 }]);
      },
    },
  },
  'whatsapp-failed-delivery': {
    async expect({ name, flows, texts }) {
      await flows.ended(name, 2);
      expect(texts('+6598765444')).toEqual([
        expect.stringMatching(/^Order 1001\. New time: \w+day, 14 to 18, \d+ \w+$/),
        'Order 1002. New address: 12 Example Road, third floor',
      ]);
      expect(texts(support)).toEqual([]);
    },
    failures: {
      async 'tells the customer by SMS, and lets support call, when WhatsApp refuses'(played) {
        const { name, sandbox, flows, texts } = played;
        sandbox.addFault({ target: 'chatApps.send', effect: 'rejected' });
        await post(flows.address(name), {
          phone: mei,
          name: 'Mei',
          order: '1003',
          note: 'https://example.com/3.pdf',
        });

        await flows.ended(name);
        expect(texts(support)).toEqual(['Order 1003 could not be delivered. Please call Mei, +6591234567.']);
        const [told] = sandbox.messages({ to: mei, channel: 'sms' });
        expect(told?.text).toContain('A colleague will call you');
      },
      async 'lets support call a customer who wants to talk'(played) {
        const { name, flows, texts } = played;
        const body = { phone: mei, name: 'Mei', order: '1004', note: 'https://example.com/4.pdf' };
        await playSteps(
          played,
          { do: 'pause', seconds: 5 },
          { do: 'post', path: '/webhook/delivery-failed', body },
          { do: 'wait', text: 'What shall we do?' },
          { do: 'tap', button: 'Talk to us' },
        );

        await flows.ended(name);
        expect(texts(support)).toHaveLength(1);
      },
    },
  },
  'whatsapp-account-alerts': {
    async expect({ sandbox, texts }) {
      const team = '+6598765432';
      expect(texts(team)).toEqual([
        'Template offer_to_reject (en_US) is rejected: INVALID_FORMAT. Messages with it will be refused.',
        expect.stringContaining('order_shipped (en_US) went from GREEN to YELLOW'),
        expect.stringContaining('FLAGGED, QUALITY_DECREASE'),
      ]);
      sandbox.businessEvent({
        eventType: 'template_category_update',
        details: { templateName: 'order_shipped' },
      });
      await sandbox.waitForMessage({ to: team, text: 'moved from UTILITY to MARKETING' });
      sandbox.businessEvent({ eventType: 'account_update', details: { event: 'ACCOUNT_VIOLATION' } });
      await sandbox.waitForMessage({ to: team, text: 'USER_INITIATED_CALLS_LOW_PICKUP_RATE' });
    },
    failures: {
      async 'says nothing of good news'({ name, sandbox, flows, texts }) {
        sandbox.businessEvent({
          eventType: 'template_status_update',
          details: { templateName: 'order_shipped', meta: { status: 'APPROVED' } },
        });
        sandbox.businessEvent({
          eventType: 'phone_number_quality_update',
          details: { meta: { event: 'UNFLAGGED' } },
        });

        await flows.ended(name, 2);
        expect(texts('+6598765432')).toEqual([]);
      },
      async 'alerts the deputy when the team cannot be reached'({ sandbox }) {
        sandbox.addFault({ target: 'sms.send', recipient: '+6598765432', effect: 'rejected' });
        sandbox.businessEvent({
          eventType: 'template_status_update',
          details: { templateName: 'order_shipped', meta: { status: 'PAUSED' } },
        });

        await sandbox.waitForMessage({ to: '+6598765433', text: 'order_shipped (en_US) is paused' });
      },
    },
  },
  'whatsapp-carousel': {
    async expect({ name, sandbox, flows }) {
      const run = await flows.ended(name);
      expect(outputOf(run, 'Send the Carousel')).toHaveLength(1);
      const [sent] = sandbox.messages({ to: mei, direction: 'outbound' });
      expect(JSON.stringify(sent?.content)).toContain('raincoat?for=6591234567');
    },
    failures: {
      async 'gives out what cannot be sent, with the reason'({ name, flows, texts }) {
        // The template is not there.
        const run = await flows.runByHand(name);

        expect(outputOf(run, 'What to Mend')).toMatchObject([{ phone: mei, name: 'Mei' }]);
        expect(texts(mei)).toEqual([]);
      },
      async 'leaves out a customer who wants no more offers'({ name, sandbox, flows }) {
        await flows.publish(name);
        sandbox.businessEvent({ eventType: 'whatsapp_preference', customer: mei });
        const kept = await flows.ended(name);
        expect(outputOf(kept, 'Keep the Refusal')).toMatchObject([{ phone: '6591234567' }]);
        await flows.runByHand(name);

        const run = await flows.ended(name, 2);
        expect(outputOf(run, 'Opted In and Away')[0]).toMatchObject({ phone: mei });
        expect(run.nodes).toHaveProperty('Did Not Refuse');
        expect(outputOf(run, 'Did Not Refuse')).toEqual([]);
      },
    },
  },
  'clinic-reminder-with-location': {
    async expect({ name, sandbox, flows }) {
      await flows.ended(name);
      const [sent] = sandbox.messages({ to: mei, direction: 'outbound' });
      expect(JSON.stringify(sent?.content)).toContain('Example Clinic');
      expect(sandbox.messages({ from: mei })).toMatchObject([{ text: 'Thank you, I will come' }]);
    },
    failures: {
      async 'reminds by SMS when there is no such template'({ name, sandbox, flows }) {
        const run = await flows.runByHand(name);

        expect(outputOf(run, 'Remind by SMS Instead')).toHaveLength(2);
        const [sent] = sandbox.messages({ to: ravi, channel: 'sms' });
        expect(sent?.text).toContain('12 Example Road');
      },
      async 'names who must be called when the SMS is refused too'({ name, sandbox, flows }) {
        sandbox.addFault({ target: 'sms', effect: 'rejected' });

        const run = await flows.runByHand(name);
        const toCall = outputOf(run, 'Call These Patients').map((patient) => patient['name']);
        expect(toCall).toEqual(['Mei', 'Ravi']);
      },
    },
  },
  'student-welcome-with-video': {
    async expect({ name, sandbox, flows }) {
      const run = await flows.ended(name);
      const [sent] = sandbox.messages({ to: mei, direction: 'outbound' });
      expect(outputOf(run, 'Answer: Sent')).toMatchObject([{ umid: sent?.umid }]);
      expect(JSON.stringify(sent?.content)).toContain('welcome.mp4');
    },
    failures: {
      async 'welcomes by SMS when there is no such template'({ name, sandbox, flows }) {
        const response = await post(flows.address(name), { phone: mei, name: 'Mei', studentNumber: 'A1002' });

        expect(response).toMatchObject({ status: 200, body: { welcomed: true } });
        const sent = await sandbox.waitForMessage({
          to: mei,
          text: 'https://portal.example.com/start/A1002',
        });
        expect(sent.channel).toBe('sms');
      },
      async 'answers 502 with the reason when the number is wrong'({ name, flows }) {
        const response = await post(flows.address(name), {
          phone: '12',
          name: 'Mei',
          studentNumber: 'A1003',
        });

        expect(response).toMatchObject({ status: 502, body: { welcomed: false } });
      },
    },
  },
};
