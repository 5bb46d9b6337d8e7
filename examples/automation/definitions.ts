import {
  equals,
  given,
  isCountryCode,
  isTimeOfDayBetween,
  missing,
  not,
  steps,
  stringContains,
  workflow,
  type WorkflowDefinition,
} from 'cpaas-8x8';

/*
 * Five workflows of 8x8 Automation, as 8x8's page "Examples" tells them. `npm run generate` writes each as JSON beside
 * this file.
 */

/** Stand for your subaccounts. */
const sms = 'ExampleShop_SMS';
const chatApps = 'ExampleShop_ChatApps';

const smsAutoReply = workflow(
  { name: 'SMS auto reply', trigger: 'inbound_sms', subAccountId: sms, status: 'enabled' },
  ({ payload }) => [
    steps.sms('reply', {
      subAccountId: sms,
      source: 'ExampleShop',
      destination: payload.source,
      text: 'Thank you for your SMS. We answer within a day.',
      encoding: 'Auto',
    }),
  ],
);

const chatAutoReply = workflow(
  { name: 'Chat Apps auto reply', trigger: 'inbound_chat_apps', subAccountId: chatApps, status: 'enabled' },
  ({ payload }) => [
    steps.chatAppsMessage('reply', {
      subAccountId: chatApps,
      user: { msisdn: payload.user.msisdn },
      type: 'text',
      content: { text: 'Thank you for your message. We answer within an hour.' },
    }),
  ],
);

const keywordDetection = workflow(
  { name: 'Keyword detection', trigger: 'inbound_sms', subAccountId: sms, status: 'enabled' },
  ({ payload }) => {
    const say = (id: string, text: string) =>
      steps.sms(id, { subAccountId: sms, source: 'ExampleShop', destination: payload.source, text });
    return [
      steps.branch('keyword', { register: stringContains(payload.body, 'JOIN'), other: null }),
      steps.httpRequest(
        'register',
        {
          url: 'https://crm.example.com/members',
          method: 'POST',
          body: { phone: payload.source, joinedAt: payload.timestamp },
        },
        { choose: (_kept, { responseCode }) => ({ welcome: equals(responseCode, '200'), sorry: null }) },
      ),
      say('welcome', 'Welcome to the ExampleShop club.'),
      say('sorry', 'Sorry, that did not work. Please try again later.'),
      say('other', 'Reply JOIN to become a member of the ExampleShop club.'),
    ];
  },
);

const menu = workflow(
  {
    name: 'Menu using WaitForReply',
    trigger: 'inbound_chat_apps',
    subAccountId: chatApps,
    status: 'enabled',
  },
  ({ payload }) => {
    const say = (id: string, text: string, next?: string) =>
      steps.chatAppsMessage(
        id,
        { subAccountId: chatApps, user: { msisdn: payload.user.msisdn }, type: 'text', content: { text } },
        next === undefined ? {} : { next },
      );
    const wait = steps.waitForReply(
      'wait',
      { from: payload.user.channelUserId, channel: 'whatsapp', timeout: { minutes: 5 } },
      {
        keep: ({ reply }) => ({ reply }),
        choose: ({ reply }) => ({ choice: given(reply), silence: missing(reply) }),
      },
    );
    const choice = wait.kept.reply.payload.content.text;
    return [
      say('menu', 'Hello! Reply with a number: 1 for your order, 2 for prices, 3 for a person.', 'wait'),
      wait,
      steps.branch('choice', {
        order: equals(choice, '1'),
        prices: equals(choice, '2'),
        person: equals(choice, '3'),
        other: null,
      }),
      say('order', 'Please write us the number of your order.'),
      say('prices', 'Our prices are on https://shop.example.com/prices'),
      say('person', 'A colleague will write to you shortly.'),
      say('other', 'We will read your message and answer it.'),
      say('silence', 'We have not heard from you. Write again at any time.'),
    ];
  },
);

const outOfOffice = workflow(
  {
    name: 'Out of Office with country branch',
    trigger: 'inbound_chat_apps',
    subAccountId: chatApps,
    status: 'enabled',
  },
  ({ payload }) => {
    const { msisdn } = payload.user;
    const say = (id: string, text: string) =>
      steps.chatAppsMessage(id, {
        subAccountId: chatApps,
        user: { msisdn },
        type: 'text',
        content: { text },
      });
    const isOpen = (timeZone: 'SE Asia Standard Time' | 'Singapore Standard Time') =>
      isTimeOfDayBetween(payload.timestamp, '09:00:00', '18:00:00', timeZone);
    return [
      steps.branch('country', {
        indonesia: isCountryCode(msisdn, 'ID'),
        philippines: isCountryCode(msisdn, 'PH'),
        elsewhere: null,
      }),
      steps.when('indonesia', not(isOpen('SE Asia Standard Time')), [
        say('indonesia_closed', 'Kami buka lagi besok pukul 9.'),
      ]),
      steps.when('philippines', not(isOpen('Singapore Standard Time')), [
        say('philippines_closed', 'Bukas kami muli bukas ng alas-9.'),
      ]),
      say('elsewhere', 'Thank you for your message. We answer as soon as we can.'),
    ];
  },
);

/** The five definitions, by the name of their file. */
export const definitions: Readonly<Record<string, WorkflowDefinition>> = {
  'sms-auto-reply': smsAutoReply,
  'chat-auto-reply': chatAutoReply,
  'keyword-detection': keywordDetection,
  'menu-with-reply': menu,
  'out-of-office': outOfOffice,
};
