import { describe, expect, it } from '@jest/globals';
import { compileCheck, describeIssue, type StringFormat } from '../../../core/src/validation';

const now = Date.UTC(2026, 10, 29, 12);
const minutes = 60_000;
const days = 24 * 60 * minutes;

interface FieldResult {
  readonly issues: string[];
  readonly warnings: string[];
}

function validateField(format: StringFormat, value: unknown, beside: object = {}): FieldResult {
  const check = compileCheck({ type: 'object', properties: { field: { type: 'string', format } } });
  const { issues, warnings } = check({ field: value, ...beside }, now);
  return { issues: issues.map(describeIssue), warnings: warnings.map(describeIssue) };
}

const valid: FieldResult = { issues: [], warnings: [] };
const at = (ms: number): string => new Date(now + ms).toISOString();

describe('a phone number', () => {
  it.each(['+6591234567', '6591234567', '1234567', '+123456789012345', '91234567'])('can be %s', (value) => {
    expect(validateField('msisdn', value)).toEqual(valid);
  });

  it.each([
    ['+65 9123 4567', 'has spaces or punctuation in it'],
    ['(65) 9123-4567', 'has spaces or punctuation in it'],
    ['091234567', 'is a national number'],
    ['123456', 'is too short: it has 6 digits'],
    ['+1234567890123456', 'is too long: it has 16 digits'],
    ['+0123456789', 'has a country code that begins with 0'],
    ['６５９１２３４５６７', 'has spaces or punctuation in it'],
    ['+6591234567\n', 'has spaces or punctuation in it'],
    ['Mei', 'is not a phone number'],
  ])('cannot be %j, because it %s', (value, words) => {
    const [issue] = validateField('msisdn', value).issues;

    expect(issue).toContain(words);
    expect(issue).toMatch(/Write .*\+6591234567/);
  });

  it('can be national if the input has a country', () => {
    expect(validateField('msisdn', '091234567', { country: 'SG' })).toEqual(valid);
    expect(validateField('msisdn', '0912', { country: 'SG' })).toEqual(valid);
    expect(validateField('msisdn', '091234567', { country: '' }).issues[0]).toContain('set country');
    expect(validateField('msisdn', '09 12 34 567', { country: 'SG' }).issues[0]).toContain('spaces');
  });
});

describe('a sender', () => {
  it.each(['ExampleCo', 'My Shop 247', '+6591234567', '+1234567890123456', '77777'])('can be %s', (value) => {
    expect(validateField('sender-id', value)).toEqual(valid);
  });

  it.each([
    ['TwelveLetter', 'has 12 characters ("TwelveLetter"). A name has at most 11 characters'],
    ['+12345678901234567', 'a number has at most 17, with its +'],
    ['Café', 'has other characters than letters A to Z, digits and spaces ("Café")'],
    ['Tom & Jerry', 'has other characters than letters A to Z, digits and spaces'],
    ['8x8-Alert', 'has other characters than letters A to Z, digits and spaces'],
    ['+65ABC', 'has other characters'],
  ])('cannot be %s', (value, words) => {
    expect(validateField('sender-id', value).issues[0]).toContain(words);
  });
});

describe('a date and time', () => {
  it.each([
    '2026-12-01T09:00:00+08:00',
    '2026-12-01T09:00:00.1234567Z',
    '2026-12-01 09:00Z',
    '2026-12-01T09:00:00+0800',
    '2024-02-29T00:00Z',
  ])('can be %s', (value) => {
    expect(validateField('date-time', value)).toEqual(valid);
  });

  it.each([
    'tomorrow',
    '2026-12-01',
    '01.12.2026 09:00',
    '2026-13-01T09:00Z',
    '2026-02-30T09:00Z',
    '2026-12-01T25:00Z',
    '2026-12-01T09:00:00+08:00 (SGT)',
    '1764579600',
  ])('cannot be %s', (value) => {
    expect(validateField('date-time', value).issues).toEqual([
      `field is not a date and time ("${value}"). Write it as ISO 8601 with an offset, e.g. 2026-12-01T09:00:00+08:00.`,
    ]);
  });

  it('causes a warning without an offset, because the time zone is unknown', () => {
    expect(validateField('date-time', '2026-12-01T09:00:00')).toEqual({
      issues: [],
      warnings: [
        'field has no time zone offset ("2026-12-01T09:00:00"). Add an offset, e.g. +08:00 or Z. Without one, 8x8 chooses the time zone.',
      ],
    });
  });
});

describe('a future date and time', () => {
  it.each([at(days), at(400 * days), at(-0.5 * minutes), new Date(now + days)])('can be %p', (value) => {
    expect(validateField('future', value)).toEqual(valid);
  });

  it('cannot be in the past', () => {
    expect(validateField('future', at(-2 * minutes)).issues[0]).toContain('is in the past');
    expect(validateField('schedule', at(-2 * minutes)).issues[0]).toContain('is in the past');
  });

  it('without an offset is in the past only if it is past in every time zone', () => {
    expect(validateField('future', '2026-11-29T01:00').issues).toEqual([]);
    expect(validateField('future', '2026-11-28T20:00').issues[0]).toContain('is in the past');
  });
});

describe('a schedule', () => {
  it('can be at most seven days ahead', () => {
    expect(validateField('schedule', at(7 * days))).toEqual(valid);
    expect(validateField('schedule', at(7 * days + 5 * minutes)).issues[0]).toContain(
      'is more than 7 days ahead',
    );
  });

  it('without an offset is too far ahead only if it is so in every time zone', () => {
    expect(validateField('schedule', '2026-12-06T20:00').issues).toEqual([]);
    expect(validateField('schedule', '2026-12-08T12:00').issues[0]).toContain('is more than 7 days ahead');
  });
});

describe('the text of an SMS', () => {
  it.each([
    ['x'.repeat(1_530), {}],
    ['€'.repeat(760), {}],
    ['ш'.repeat(670), {}],
    ['👋'.repeat(330), {}],
    ['ш'.repeat(1_530), { encoding: 'GSM7' }],
  ])('is valid with ten segments: %.3s…, %j', (text, beside) => {
    expect(validateField('sms-text', text, beside)).toEqual(valid);
  });

  it.each([
    ['x'.repeat(1_531), {}, '11 SMS segments in GSM7'],
    ['€'.repeat(761), {}, '11 SMS segments in GSM7'],
    ['ш'.repeat(671), {}, '11 SMS segments in UCS2'],
    ['👋'.repeat(331), {}, '11 SMS segments in UCS2'],
    ['x'.repeat(671), { encoding: 'UCS2' }, '11 SMS segments in UCS2'],
  ])('causes a warning with more than ten segments: %.3s…, %j', (text, beside, words) => {
    const { issues, warnings } = validateField('sms-text', text, beside);

    expect(issues).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining(words)]);
  });
});

describe('other formats', () => {
  it.each<[StringFormat, string]>([
    ['date', '2024-02-29'],
    ['date-or-time', '2026-11-01'],
    ['date-or-time', '2026-11-01T09:00:00+08:00'],
    ['uri', 'https://example.com/8x8?a=b#c'],
    ['uri', 'HTTP://127.0.0.1:8080'],
    ['uuid', 'B2C9D5A0-4F1E-4C6B-8E0A-6A4F1F2F9D31'],
    ['uuid', 'b2c9d5a04f1e4c6b8e0a6a4f1f2f9d31'],
    ['account-id', 'InternalDemo_8dD15'],
    ['sub-account-id', 'Tom&Jerry_1.0-x'],
    ['bsuid', 'SG.1349120865530'],
  ])('%s can be %s', (format, value) => {
    expect(validateField(format, value)).toEqual(valid);
  });

  it.each<[StringFormat, string, string]>([
    ['date', '2026-02-29', 'is not a date'],
    ['date', '2026-2-1', 'is not a date'],
    ['date-or-time', 'last week', 'is neither a date nor a date and time'],
    ['date-or-time', '2026-02-30', 'is neither a date nor a date and time'],
    ['uri', 'example.com', 'is not a web address'],
    ['uri', 'https://', 'is not a web address'],
    ['uri', 'https://example.com/a b', 'is not a web address'],
    ['uri', 'ftp://example.com', 'is not a web address'],
    ['uuid', 'b2c9d5a0', 'is not an 8x8 ID'],
    ['account-id', 'a/b', 'is not an account ID'],
    ['sub-account-id', 'My Shop', 'is not a subaccount ID'],
    ['bsuid', 'sg.134', 'is not a WhatsApp business-scoped user ID'],
  ])('%s cannot be %s', (format, value, words) => {
    expect(validateField(format, value).issues).toEqual([expect.stringContaining(`field ${words}`)]);
  });

  it('shorten long values in the issue', () => {
    const [issue = ''] = validateField('msisdn', 'x'.repeat(5_000)).issues;

    expect(issue.length).toBeLessThan(250);
  });
});
