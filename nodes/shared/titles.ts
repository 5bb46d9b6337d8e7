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
  thb: 'THB',
  umid: 'UMID',
  url: 'URL',
  usd: 'USD',
  wechat: 'WeChat',
  whatsapp: 'WhatsApp',
  zalonotification: 'Zalo Notification',
};

const languageTag = /^[a-z]{2}-[A-Z]{2}$/;

/**
 * Converts a name to Title Case: `call_permission_request` and `callPermissionRequest` become "Call Permission Request".
 * Short names in capitals stay: `GSM7`. A language tag becomes the name of the language: `en-GB`, "English (United Kingdom)".
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
