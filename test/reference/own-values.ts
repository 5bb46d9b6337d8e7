import { createHash } from 'node:crypto';
import { isObject } from './json';

/** Fields whose values are facts: kinds, states, channels, codes and the like. */
const factFields = new Set(
  [
    'action application billingCurrency callDirection callStatus callType cardOrientation cardWidth',
    'categories category channel codeType contentType correctCategory country countryCode',
    'credentialsLocation currency currentLimit deliveryChannel destinationCountryCode destinationFormat',
    'detail encoding event eventType field flowAction format height icon interactiveType language',
    'lastAction locale maxDailyConversationsPerBusiness messaging_product method namespace newCategory',
    'newQualityScore oldLimit op operationalStatus outcome path previousCategory previousQualityScore',
    'pricingCategory provider providerErrorCode reason rejectionReasons requestType response',
    'responseSource restrictionType sessionStatus sourceCountryCode sourceFormat state status stepType',
    'subType templateLanguage thumbnailImageAlignment ticketStatus trigger type updateEventType',
    'updateStatus verificationStatus violationType voiceProfile webviewViewMode',
  ].flatMap((line) => line.split(' ')),
);

/** What a value of such a field looks like: one word, or a path of two. */
const factText = /^\/?[\w&|.-]+(\/[\w-]+)?$/;

/**
 * The same value with our own texts, names, numbers, IDs, addresses and dates in place of 8x8's. Structure, lengths and
 * forms stay, and what was equal is equal afterwards: a date is a date with the same precision, a UUID a UUID. 8x8's samples
 * are not ours to copy, but the tests need bodies of the same structure.
 */
export function ownValues(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => ownValues(each, field));
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, ownValues(each, name)]));
  }
  if (typeof value === 'number') return ownNumber(value);
  if (typeof value !== 'string' || (factFields.has(field) && factText.test(value))) return value;
  return ownJson(value) ?? ownText(value);
}

/** Small integers are codes, counts and versions: facts. */
function ownNumber(value: number): number {
  return Number.isInteger(value) && Math.abs(value) < 1_000_000 ? value : Number(ownText(String(value)));
}

/** A JSON object in a string, or `undefined` for any other string. */
function ownJson(text: string): string | undefined {
  if (!/^\s*\{\s*"/.test(text)) return undefined;
  return JSON.stringify(ownValues(JSON.parse(text)));
}

/** What a text consists of, each kind with what takes its place. Anything else stays. */
const parts: readonly (readonly [RegExp, (part: string) => string])[] = [
  // Words that mean something to a machine
  [
    /\b(?:Basic|Bearer|BEGIN|END|VCARD|VERSION|FN|TEL|TYPE|CELL)\b|\.(?:jpg|mp3|mp4|pdf|png)\b/,
    (word) => word,
  ],
  [/\{\{.*?\}\}/, (expression) => (/\s/.test(expression) ? '{{data.loaves > 2}}' : expression)],
  [/(?:https?:\/\/|www\.)[^\s"'<>]+/, ownUrl],
  [/[\w.+-]+@[\w.-]+/, (address) => `${digestOf(address).slice(0, 6)}@example.com`],
  [/[\w-]+\.com\b/, () => 'example.com'],
  [/(?<![A-Za-z\d])[\dA-Fa-f]{8}(?:-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12}(?![A-Za-z\d])/, ownUuid],
  [/\d{4}-\d\d-\d\d/, ownDate],
  [/(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z\d]{8,}/, ownId],
  [/\d{4,}/, ownDigits],
  [/[\p{L}\p{M}]+/u, ownWord],
];

const anyPart = new RegExp(parts.map(([form]) => `(${form.source})`).join('|'), 'gu');

function ownText(text: string): string {
  return text.replace(anyPart, (part, ...groups: unknown[]) => {
    const [, replace] = parts[groups.findIndex((group) => group !== undefined)] ?? [];
    return replace ? replace(part) : part;
  });
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A number below `limit`, always the same for a text and a position in it. */
function pick(text: string, at: number, limit: number): number {
  return parseInt(digestOf(`${text} ${at}`).slice(0, 8), 16) % limit;
}

/** Keeps the scheme, the extension of the file and the variables. */
function ownUrl(url: string): string {
  const [scheme = 'www.'] = /^https?:\/\//.exec(url) ?? [];
  const [extension = ''] = /(?<=\/[^?]*)\.\w{3,4}(?=\?|$)/.exec(url.slice(scheme.length)) ?? [];
  const variables = url.match(/\{\{.*?\}\}/g) ?? [];
  return `${scheme}example.com/${digestOf(url).slice(0, 8)}${extension}${variables.join('')}`;
}

/** Keeps the version and the variant, which are the digits at 14 and 19. */
function ownUuid(uuid: string): string {
  const digest = digestOf(uuid.toLowerCase());
  return uuid.replace(/[0-9A-Fa-f]/g, (digit, at: number) =>
    at === 14 || at === 19 ? digit : digest.charAt(at),
  );
}

const shiftInSeconds = 30 * 24 * 60 * 60;

function ownDate(date: string): string {
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) ? date : new Date(time + shiftInSeconds * 1000).toISOString().slice(0, 10);
}

function ownId(id: string): string {
  return id.replace(/./g, (character, at: number) => {
    if (/\d/.test(character)) return String(pick(id, at, 10));
    const letter = String.fromCharCode(97 + pick(id, at, 26));
    return /[A-Z]/.test(character) ? letter.toUpperCase() : letter;
  });
}

/** A time in seconds or milliseconds moves as dates do. A phone number keeps the country code. */
function ownDigits(digits: string): string {
  if (/^1[4-9]\d{8}$/.test(digits)) return String(Number(digits) + shiftInSeconds);
  if (/^1[4-9]\d{11}$/.test(digits)) return String(Number(digits) + shiftInSeconds * 1000);
  const kept = digits.length < 8 ? 0 : 2;
  const rest = [...digits.slice(kept)].map((_digit, at) => 1 + pick(digits, at, 9));
  return digits.slice(0, kept) + rest.join('');
}

const vocabulary = [
  'we us my',
  'jam pie bun oat egg fig',
  'loaf rice cake milk salt oven plum',
  'bread flour dough yeast crust honey',
  'butter barley muffin pastry raisin',
  'biscuit brioche crumpet oatmeal',
  'pancakes baguette cinnamon doughnut',
  'chocolate croissant chestnuts',
  'shortbread strawberry pistachios',
].map((line) => line.split(' '));

/** A word of the same length and case. A letter outside ASCII stays outside, so that a text is encoded alike. */
function ownWord(word: string): string {
  if (word.length < 2) return word;
  if (/[^A-Za-z]/.test(word)) return '\u00fb'.repeat(word.length);
  const lower = word.toLowerCase();
  const words = vocabulary[word.length - 2];
  const own = words?.[pick(lower, 0, words.length)] ?? ownWord(lower.slice(0, 8)) + ownWord(lower.slice(8));
  if (word === word.toUpperCase()) return own.toUpperCase();
  return /^[A-Z]/.test(word) ? own.charAt(0).toUpperCase() + own.slice(1) : own;
}
