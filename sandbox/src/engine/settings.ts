/** The sandbox's behaviour where 8x8 offers a choice or its documents disagree. Can be changed at run time. */
export interface Settings {
  /** A text of more than ten segments is cut (`truncate`) or rejected (`reject`). 8x8's pages say both. */
  longTexts: 'truncate' | 'reject';
  /** Whether the sandbox enforces the documented rate limits, such as 1 request a second for message details. */
  rateLimits: boolean;
  /** Whether a message with an unknown template is rejected or accepted. */
  unknownTemplates: 'reject' | 'accept';
  /** Whether free text on WhatsApp fails with 1022 when the customer has not written in the last 24 hours. */
  whatsAppWindow: boolean;
  /** The version of chat delivery receipts. */
  receiptVersion: 8 | 9;
  /** The version of inbound chat messages. */
  inboundVersion: 2 | 3;
  /** `flat` is the format of 8x8's LINE samples; `standard` is the format of all other chat apps. */
  lineInbound: 'flat' | 'standard';
  /** Whether customers read chat messages automatically. */
  autoRead: boolean;
  /** How contact batches end. A batch that does not complete changes nothing. */
  contactBatches: 'completed' | 'failed' | 'stopped' | 'timeout';
  /** Whether people answer calls automatically. */
  autoAnswer: boolean;
  /** The URL for survey answers, which 8x8's support sets. With `null` they go to the SMS webhook. */
  smsEngageUrl: string | null;
}

export const defaultSettings: Readonly<Settings> = {
  longTexts: 'truncate',
  rateLimits: true,
  unknownTemplates: 'reject',
  whatsAppWindow: false,
  receiptVersion: 9,
  inboundVersion: 3,
  lineInbound: 'flat',
  autoRead: true,
  contactBatches: 'completed',
  autoAnswer: true,
  smsEngageUrl: null,
};

const booleans = [true, false];

/** The allowed values of each setting. */
const allowedValues: Readonly<Record<Exclude<keyof Settings, 'smsEngageUrl'>, readonly unknown[]>> = {
  longTexts: ['truncate', 'reject'],
  rateLimits: booleans,
  unknownTemplates: ['reject', 'accept'],
  whatsAppWindow: booleans,
  receiptVersion: [9, 8],
  inboundVersion: [3, 2],
  lineInbound: ['flat', 'standard'],
  autoRead: booleans,
  contactBatches: ['completed', 'failed', 'stopped', 'timeout'],
  autoAnswer: booleans,
};

/** Returns the settings if all are known. @throws {Error} when a setting or a value is unknown. */
export function validateSettings(changes: Partial<Settings>): Partial<Settings> {
  for (const [name, value] of Object.entries(changes)) validateSetting(name, value);
  return changes;
}

function validateSetting(name: string, value: unknown): void {
  if (name === 'smsEngageUrl') {
    if (value === null || (typeof value === 'string' && /^https?:\/\/\S+$/.test(value))) return;
    throw new Error('smsEngageUrl must be an http or https URL, or null');
  }
  const allowed = Object.entries(allowedValues).find(([each]) => each === name)?.[1];
  if (!allowed)
    throw new Error(`${name} is not a setting: use one of ${Object.keys(defaultSettings).join(', ')}`);
  if (!allowed.includes(value))
    throw new Error(`${name} must be ${allowed.map((each) => JSON.stringify(each)).join(' or ')}`);
}
