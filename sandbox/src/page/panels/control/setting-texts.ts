import type { Settings } from '../../../engine/settings';

/** How a setting is shown: its title, what it does, and the titles of its values. */
export interface SettingText {
  readonly title: string;
  readonly hint: string;
  readonly values?: Readonly<Record<string, string>>;
}

const onOff = { true: 'Yes', false: 'No' };

/** The values are written as JSON: `true`, `9`, `"reject"`. */
export const settingTexts: Readonly<Partial<Record<keyof Settings, SettingText>>> = {
  whatsAppWindow: {
    title: 'Customer service window',
    hint: 'Free text on WhatsApp is not delivered (code 1022) when the customer has not written in the last 24 hours.',
    values: onOff,
  },
  messagingLimit: {
    title: 'WhatsApp messaging limit',
    hint: 'With how many customers the business can start conversations in 24 hours. More messages are not delivered (code 1023).',
    values: {
      '"TIER_UNLIMITED"': 'None',
      '"TIER_100K"': '100,000 customers',
      '"TIER_10K"': '10,000 customers',
      '"TIER_2K"': '2,000 customers',
      '"TIER_1K"': '1,000 customers',
      '"TIER_250"': '250 customers',
      '"TIER_50"': '50 customers',
    },
  },
  unknownTemplates: {
    title: 'Unknown WhatsApp templates',
    hint: 'What happens to a message whose template the account does not have.',
    values: { '"reject"': 'Reject', '"accept"': 'Accept' },
  },
  templateReview: {
    title: 'Review of new WhatsApp templates',
    hint: 'By hand, a template stays pending until you approve or reject it in the panel Templates.',
    values: { '"automatic"': 'Automatic', '"manual"': 'By hand' },
  },
  autoRead: {
    title: 'Customers read by themselves',
    hint: 'Chat messages are read after a moment. Otherwise read them on the page.',
    values: onOff,
  },
  autoAnswer: {
    title: 'People answer calls by themselves',
    hint: 'Otherwise a call rings until you answer it.',
    values: onOff,
  },
  longTexts: {
    title: 'SMS of more than ten parts',
    hint: '8x8 documents both.',
    values: { '"truncate"': 'Cut', '"reject"': 'Reject' },
  },
  rateLimits: {
    title: 'Rate limits',
    hint: 'One request a second for message details, 100 a minute for WhatsApp Flows.',
    values: onOff,
  },
  receiptVersion: {
    title: 'Version of chat receipts',
    hint: 'The format of the webhooks.',
    values: { '9': '9', '8': '8' },
  },
  inboundVersion: {
    title: 'Version of inbound chat messages',
    hint: 'The format of the webhooks.',
    values: { '3': '3', '2': '2' },
  },
  lineInbound: {
    title: 'Inbound LINE messages',
    hint: '8x8 documents both formats.',
    values: { '"flat"': 'As in the LINE samples', '"standard"': 'As other chat apps' },
  },
  contactBatches: {
    title: 'Contact batches end as',
    hint: 'A batch that does not complete changes nothing.',
    values: {
      '"completed"': 'Completed',
      '"failed"': 'Failed',
      '"stopped"': 'Stopped',
      '"timeout"': 'Timed out',
    },
  },
  smppBinds: { title: 'SMPP binds', hint: 'How many an account can have at a time.' },
  smppThroughput: {
    title: 'Messages a second on each SMPP bind',
    hint: 'More are throttled. 0 is no limit.',
  },
  smppWindow: {
    title: 'Window of an SMPP bind',
    hint: 'How many messages can be unanswered. More meet a full queue.',
  },
  smsEngageUrl: {
    title: 'Address for survey answers',
    hint: 'Empty: they go to the SMS webhook.',
  },
};
