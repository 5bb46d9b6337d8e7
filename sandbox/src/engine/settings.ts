import type { ObjectSchema, Schema } from 'cpaas-8x8';

/** The sandbox's behaviour where 8x8 offers a choice or its documents disagree. Can be changed at run time. */
export interface Settings {
  /** A text of more than ten segments is cut (`truncate`) or rejected (`reject`). 8x8's pages say both. */
  readonly longTexts: 'truncate' | 'reject';
  /** Whether the sandbox enforces the documented rate limits, such as 1 request a second for message details. */
  readonly rateLimits: boolean;
  /** Whether a message with an unknown template is rejected or accepted. */
  readonly unknownTemplates: 'reject' | 'accept';
  /** Whether WhatsApp's review of a new template is played (`automatic`), or left to a tester (`manual`). */
  readonly templateReview: 'automatic' | 'manual';
  /** Whether free text on WhatsApp fails with 1022 when the customer has not written in the last 24 hours, as at 8x8. */
  readonly whatsAppWindow: boolean;
  /** With how many customers the business can start conversations on WhatsApp in 24 hours. More fail with 1023. */
  readonly messagingLimit:
    | 'TIER_UNLIMITED'
    | 'TIER_100K'
    | 'TIER_10K'
    | 'TIER_2K'
    | 'TIER_1K'
    | 'TIER_250'
    | 'TIER_50';
  /** The version of chat delivery receipts. */
  readonly receiptVersion: 8 | 9;
  /** The version of inbound chat messages. */
  readonly inboundVersion: 2 | 3;
  /** `flat` is the format of 8x8's LINE samples; `standard` is the format of all other chat apps. */
  readonly lineInbound: 'flat' | 'standard';
  /** Whether customers read chat messages automatically. */
  readonly autoRead: boolean;
  /** How contact batches end. A batch that does not complete changes nothing. */
  readonly contactBatches: 'completed' | 'failed' | 'stopped' | 'timeout';
  /** Whether people answer calls automatically. */
  readonly autoAnswer: boolean;
  /** The URL for survey answers, which 8x8's support sets. With `null` they go to the SMS webhook. */
  readonly smsEngageUrl: string | null;
  /** The URL for the events about recordings of video calls, which 8x8's support sets. With `null` there are none. */
  readonly videoInteractionUrl: string | null;
  /** How many SMPP binds the account can have at a time. */
  readonly smppBinds: number;
  /** How many messages a second a client can submit on each SMPP bind. More are throttled. 0 is no limit. */
  readonly smppThroughput: number;
  /** How many messages of an SMPP bind can be unanswered. More meet a full queue. */
  readonly smppWindow: number;
}

/** WhatsApp's limit of customers with whom a business starts conversations in 24 hours, named as in 8x8's event. */
export type MessagingTier = Settings['messagingLimit'];

/** Settings to change. `null` sets one back to its default. */
export type SettingsChanges = { readonly [Name in keyof Settings]?: Settings[Name] | null };

export const defaultSettings: Readonly<Settings> = {
  longTexts: 'truncate',
  rateLimits: true,
  unknownTemplates: 'reject',
  templateReview: 'automatic',
  whatsAppWindow: true,
  messagingLimit: 'TIER_UNLIMITED',
  receiptVersion: 9,
  inboundVersion: 3,
  lineInbound: 'flat',
  autoRead: true,
  contactBatches: 'completed',
  autoAnswer: true,
  smsEngageUrl: null,
  videoInteractionUrl: null,
  smppBinds: 4,
  smppThroughput: 50,
  smppWindow: 1_000,
};

/** The settings that are whole numbers, and their ranges. */
const ranges = {
  smppBinds: { minimum: 0, maximum: 1_000 },
  smppThroughput: { minimum: 0, maximum: 1_000_000 },
  smppWindow: { minimum: 1, maximum: 1_000_000 },
} as const satisfies Partial<Record<keyof Settings, { minimum: number; maximum: number }>>;

const booleans = [true, false];

/** The allowed values of each setting. */
const allowedValues: Readonly<
  Record<
    Exclude<keyof Settings, 'smsEngageUrl' | 'videoInteractionUrl' | keyof typeof ranges>,
    readonly unknown[]
  >
> = {
  longTexts: ['truncate', 'reject'],
  rateLimits: booleans,
  unknownTemplates: ['reject', 'accept'],
  templateReview: ['automatic', 'manual'],
  whatsAppWindow: booleans,
  messagingLimit: [
    'TIER_UNLIMITED',
    'TIER_100K',
    'TIER_10K',
    'TIER_2K',
    'TIER_1K',
    'TIER_250',
    'TIER_50',
  ] satisfies MessagingTier[],
  receiptVersion: [9, 8],
  inboundVersion: [3, 2],
  lineInbound: ['flat', 'standard'],
  autoRead: booleans,
  contactBatches: ['completed', 'failed', 'stopped', 'timeout'],
  autoAnswer: booleans,
};

const url = { type: 'string', format: 'uri', nullable: true } as const;

/** Changes of the settings as a schema, for the control API. */
export const settingsSchema: ObjectSchema & {
  readonly properties: Readonly<Record<keyof Settings, Schema>>;
} = {
  type: 'object',
  properties: {
    ...(Object.fromEntries(
      Object.entries(allowedValues).map(([name, values]) => [name, schemaOf(values)]),
    ) as Record<keyof typeof allowedValues, Schema>),
    smsEngageUrl: url,
    videoInteractionUrl: url,
    smppBinds: rangeSchema('smppBinds'),
    smppThroughput: rangeSchema('smppThroughput'),
    smppWindow: rangeSchema('smppWindow'),
  },
};

function rangeSchema(name: keyof typeof ranges): Schema {
  return { type: 'integer', ...ranges[name], nullable: true };
}

function schemaOf(values: readonly unknown[]): Schema {
  const texts = values.filter((value) => typeof value === 'string');
  const numbers = values.filter((value) => typeof value === 'number');
  if (texts.length > 0) return { type: 'string', enum: texts, nullable: true };
  if (numbers.length === 0) return { type: 'boolean', nullable: true };
  return {
    type: 'integer',
    minimum: Math.min(...numbers),
    maximum: Math.max(...numbers),
    nullable: true,
  };
}

/** Returns the new values, with the default for `null`. @throws {Error} when a setting or a value is unknown. */
export function resolveSettings(changes: SettingsChanges): Partial<Settings> {
  const defaults = new Map<string, unknown>(Object.entries(defaultSettings));
  const resolved = Object.entries(changes).map(([name, value]): [string, unknown] => [
    name,
    value === null ? defaults.get(name) : value,
  ]);
  for (const [name, value] of resolved) validateSetting(name, value);
  return Object.fromEntries(resolved);
}

function validateSetting(name: string, value: unknown): void {
  if (name === 'smsEngageUrl' || name === 'videoInteractionUrl') {
    if (value === null || (typeof value === 'string' && /^https?:\/\/\S+$/.test(value))) return;
    throw new Error(`${name} must be an http or https URL, or null`);
  }
  const range = Object.entries(ranges).find(([each]) => each === name)?.[1];
  if (range) {
    const { minimum, maximum } = range;
    if (Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum) return;
    throw new Error(`${name} must be a whole number from ${minimum} to ${maximum}`);
  }
  const allowed = Object.entries(allowedValues).find(([each]) => each === name)?.[1];
  if (!allowed)
    throw new Error(`${name} is not a setting: use one of ${Object.keys(defaultSettings).join(', ')}`);
  if (!allowed.includes(value))
    throw new Error(`${name} must be ${allowed.map((each) => JSON.stringify(each)).join(' or ')}`);
}
