import { languageNames } from './language-names';

/** Words with a special spelling. */
const specialWords: Readonly<Record<string, string>> = {
  chatapps: 'Chat Apps',
  cta: 'CTA',
  dlr: 'DLR',
  ev: 'EV',
  http: 'HTTP',
  id: 'ID',
  ip: 'IP',
  json: 'JSON',
  line: 'LINE',
  linenotification: 'LINE Official Notification',
  mo: 'MO',
  rcs: 'RCS',
  sma: 'SMA',
  sms: 'SMS',
  subaccountid: 'Subaccount ID',
  thb: 'THB',
  umid: 'UMID',
  url: 'URL',
  usd: 'USD',
  wechat: 'WeChat',
  whatsapp: 'WhatsApp',
  zalonotification: 'Zalo Notification',
};

/** Titles of values of the API whose names say nothing to a person: codes, and names in capitals. */
const valueTitles: Readonly<Record<string, string>> = {
  AUTO: 'Automatic',
  CABM: 'Account and Template Updates (CABM)',
  CADR: 'Delivery Receipts (CADR)',
  COMPLETED_UNSUBSCRIBED: 'Completed, Unsubscribed',
  COMPLETED_UNSUB_ERROR: 'Completed, Not Unsubscribed',
  DR: 'Delivery Receipts (DR)',
  DTMF_RECEIVED: 'Key Pressed (DTMF)',
  EV: 'WhatsApp Group Events (EV)',
  FLOW: 'Flow',
  GSM7: 'GSM-7',
  Gif: 'GIF',
  MO: 'Inbound SMS (MO)',
  MSG: 'Inbound Messages (MSG)',
  S3: 'Amazon S3',
  UCS2: 'UCS-2',
  VCA: 'Call Actions (VCA)',
  VCS: 'Call Status (VCS)',
  VNU: 'Virtual Numbers (VNU)',
  VRU: 'Recordings (VRU)',
  VSS: 'Session Summaries (VSS)',
};

const languageTag = /^[a-z]{2}-[A-Z]{2}$/;

/**
 * Converts a name of the API to a title for n8n's editor, for fields and values without a title in the catalogue:
 * `call_permission_request` and `callPermissionRequest` become "Call Permission Request". Short names in capitals stay:
 * `GSM7`. A language tag becomes the name of the language: `en-GB`, "English (United Kingdom)".
 */
export function toTitle(name: string): string {
  const whole = specialWords[name.toLowerCase()];
  if (whole !== undefined) return whole;
  if (/^[A-Z0-9]+$/.test(name) && name.length <= 4) return name;
  if (languageTag.test(name)) return languageNames[name] ?? languageName(name);
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s_-]+/)
    .filter((word) => word !== '')
    .map(
      (word) =>
        specialWords[word.toLowerCase()] ?? word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join(' ');
}

/** The title of a value to choose from. A value without one is titled by its name. */
export const toValueTitle = (value: string, name = value): string => valueTitles[value] ?? toTitle(name);

function languageName(tag: string): string {
  return new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag;
}

/** The title of one item of a list: "Buttons" becomes "Button", "Entries" "Entry". */
export const toSingular = (title: string): string => title.replace(/ies$/, 'y').replace(/([^s])s$/, '$1');

// Created once, because creating a collator is slow and the titles of all operations are sorted while n8n starts.
const { compare } = new Intl.Collator('en', { sensitivity: 'base' });

/** Compares titles alphabetically, ignoring case. */
export function compareTitles(a: string, b: string): number {
  return compare(a, b);
}
