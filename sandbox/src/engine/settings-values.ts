import { defaultSettings, type Settings } from './settings';

const flags = [true, false];

/** The values that a setting takes. */
const values: Readonly<Record<Exclude<keyof Settings, 'smsEngageUrl'>, readonly unknown[]>> = {
  longTexts: ['truncate', 'reject'],
  rateLimits: flags,
  unknownTemplates: ['reject', 'accept'],
  whatsAppWindow: flags,
  receiptVersion: [9, 8],
  inboundVersion: [3, 2],
  lineInbound: ['flat', 'standard'],
  autoRead: flags,
  contactBatches: ['completed', 'failed', 'stopped', 'timeout'],
  autoAnswer: flags,
};

/** The settings, if all of them are known. @throws {Error} when one is not. */
export function checkedSettings(changes: Partial<Settings>): Partial<Settings> {
  for (const [name, value] of Object.entries(changes)) checkOne(name, value);
  return changes;
}

function checkOne(name: string, value: unknown): void {
  if (name === 'smsEngageUrl') {
    if (value === null || (typeof value === 'string' && /^https?:\/\/\S+$/.test(value))) return;
    throw new Error('smsEngageUrl must be a web address, or null');
  }
  const known = Object.entries(values).find(([each]) => each === name)?.[1];
  if (!known)
    throw new Error(`There is no setting ${name}; there are ${Object.keys(defaultSettings).join(', ')}`);
  if (!known.includes(value))
    throw new Error(`${name} must be ${known.map((each) => JSON.stringify(each)).join(' or ')}`);
}
