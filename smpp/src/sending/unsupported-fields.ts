import type { Issue, SmsSendInput } from 'cpaas-8x8';

/** The fields of `client.sms.send` that SMPP cannot carry. */
type UnsupportedField = 'subAccountId' | 'country' | 'dlrCallbackUrl' | 'clientIp' | 'track';

/** The input of `send`: that of `client.sms.send` without the fields that SMPP cannot carry. */
export type SmppSendInput = Omit<SmsSendInput, UnsupportedField>;

const advice: Readonly<Record<UnsupportedField, string>> = {
  subAccountId:
    'The system ID decides the subaccount. Remove it, or create a client with the system ID of that subaccount.',
  country: 'Remove it, and write the phone number in international form.',
  dlrCallbackUrl: "Remove it: receipts arrive on the binds. Handle them with client.on('sms.status', …).",
  clientIp: 'Remove it, or send the message with the REST client.',
  track: 'Remove it, or send the message with the REST client.',
};

/** Returns an issue for each field that would be lost on the way. */
export function unsupportedFieldIssues(input: SmsSendInput): Issue[] {
  const issues: Issue[] = [];
  for (const path of Object.keys(advice) as UnsupportedField[]) {
    const value = input[path] as string | null | undefined;
    if (value === undefined || value === null || value === '' || (path === 'track' && value === 'None'))
      continue;
    issues.push({ path, rule: 'smpp', message: 'cannot travel over SMPP', advice: advice[path] });
  }
  for (const path of ['scheduled', 'expiry'] as const) {
    const value = input[path] as string | Date | null | undefined;
    if (typeof value !== 'string' || value === '' || /(?:Z|[+-]\d{2}:?\d{2})$/i.test(value)) continue;
    issues.push({
      path,
      rule: 'smpp',
      message: 'has no time zone offset, which SMPP needs',
      advice: 'Add one: 2026-12-01T09:00:00+08:00.',
    });
  }
  if (/[^\x20-\x7e]/.test(input.source ?? '')) {
    const only = 'Over SMPP, a sender ID has only the letters, digits and signs of ASCII.';
    issues.push({
      path: 'source',
      rule: 'smpp',
      message: 'has a character that SMPP cannot carry',
      advice: only,
    });
  }
  return issues;
}
