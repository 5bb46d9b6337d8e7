/** How the sandbox behaves where 8x8 leaves a choice, or its documents disagree. Changeable while it runs. */
export interface Settings {
  /** `truncate`: a text over ten parts is cut and sent; `reject`: it is REJECTED. 8x8's pages say both. */
  longTexts: 'truncate' | 'reject';
  /** Whether the limits that the catalogue states (1 request a second for message details) are enforced. */
  rateLimits: boolean;
  /** What becomes of a message whose template is not among the sandbox's. */
  unknownTemplates: 'reject' | 'accept';
  /** Whether free text on WhatsApp fails with 1022 unless the customer wrote in the last 24 hours. */
  whatsAppWindow: boolean;
  /** Version of chat delivery receipts: 9, or the older 8. */
  receiptVersion: 8 | 9;
  /** Version of inbound chat messages: 3, or the older 2. */
  inboundVersion: 2 | 3;
  /** `flat` is the envelope of 8x8's LINE samples; `standard` is that of all other chat apps. */
  lineInbound: 'flat' | 'standard';
  /** Whether customers read chat messages by themselves. */
  autoRead: boolean;
  /** How batches of contacts end; one that does not complete has changed nothing. */
  contactBatches: 'completed' | 'failed' | 'stopped' | 'timeout';
  /** Whether people who are called answer by themselves. */
  autoAnswer: boolean;
  /** Where survey answers go; 8x8's support sets it. Without one they go to the SMS webhook. */
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

/** The values that a setting takes. */
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

/** The settings, if all of them are known. @throws {Error} when one is not. */
export function validateSettings(changes: Partial<Settings>): Partial<Settings> {
  for (const [name, value] of Object.entries(changes)) validateSetting(name, value);
  return changes;
}

function validateSetting(name: string, value: unknown): void {
  if (name === 'smsEngageUrl') {
    if (value === null || (typeof value === 'string' && /^https?:\/\/\S+$/.test(value))) return;
    throw new Error('smsEngageUrl must be a web address, or null');
  }
  const allowed = Object.entries(allowedValues).find(([each]) => each === name)?.[1];
  if (!allowed)
    throw new Error(`There is no setting ${name}; there are ${Object.keys(defaultSettings).join(', ')}`);
  if (!allowed.includes(value))
    throw new Error(`${name} must be ${allowed.map((each) => JSON.stringify(each)).join(' or ')}`);
}
