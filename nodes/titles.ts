/** Words that are not written as English writes others. */
const names: Readonly<Record<string, string>> = {
  chatapps: 'Chat Apps',
  cta: 'CTA',
  dlr: 'DLR',
  ev: 'EV',
  http: 'HTTP',
  id: 'ID',
  ip: 'IP',
  json: 'JSON',
  line: 'LINE',
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
};

const languageTag = /^[a-z]{2}-[A-Z]{2}$/;

/**
 * `call_permission_request` and `callPermissionRequest` in Title Case. What is all capitals stays, `GSM7`, and so does a
 * language, `en-GB`.
 */
export function titleOf(name: string): string {
  const whole = names[name.toLowerCase()];
  if (whole !== undefined) return whole;
  if (/^[A-Z0-9]+$/.test(name) && name.length <= 4) return name;
  if (languageTag.test(name)) return name;
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s_-]+/)
    .filter((word) => word !== '')
    .map((word) => names[word.toLowerCase()] ?? word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join(' ');
}

/** Lists and collections are read in the order of the alphabet. */
export function byTitle(a: string, b: string): number {
  return a.localeCompare(b, 'en', { sensitivity: 'base' });
}
