import type { Issue } from '../validation/issue';
import { ValidationError } from '../errors/errors';
import { regions } from '../transport/hosts';
import { validateLimits } from '../transport/call-limits';
import type { ClientOptions } from '../transport/client-options';
import type { ThrottleLimits } from '../transport/rate-limit/throttle';

/** Refuses options with which no call could succeed. Shows the key in no part. */
export function validateClientOptions(options: ClientOptions): void {
  const issues = [
    ...validateApiKey(options),
    ...validateRegion(options),
    ...validateBaseUrl(options),
    ...validateUserAgent(options),
    ...validateLimits(options),
    ...validateThrottleLimits(options),
  ];
  if (issues.length) throw new ValidationError('createClient', issues, 'the client was not created');
}

const issue = (path: keyof ClientOptions, message: string, advice: string): Issue[] => [
  { path, rule: 'options', message, advice },
];

function validateApiKey({ apiKey }: ClientOptions): Issue[] {
  if (apiKey === undefined || /^[\x21-\x7e]+$/.test(apiKey)) return [];
  const message = apiKey === '' ? 'is empty' : 'holds blanks or characters that no key has';
  return issue('apiKey', message, 'Copy it again from 8x8 Connect, without blanks.');
}

function validateRegion({ region }: ClientOptions): Issue[] {
  if (region === undefined || Object.hasOwn(regions, region)) return [];
  return issue('region', `is ${JSON.stringify(region)}`, `Use one of ${Object.keys(regions).join(', ')}.`);
}

function validateBaseUrl({ baseUrl }: ClientOptions): Issue[] {
  if (baseUrl === undefined || /^https?:\/\/[^\s/?#@]+(?:\/[^\s?#]*)?$/i.test(baseUrl)) return [];
  const advice =
    'Write it whole, without credentials or a query, e.g. http://127.0.0.1:8888, or leave it out.';
  return issue('baseUrl', 'is not a web address below which paths can lie', advice);
}

function validateUserAgent({ userAgent }: ClientOptions): Issue[] {
  if (userAgent === undefined || /^[\x20-\x7e]*$/.test(userAgent)) return [];
  return issue('userAgent', 'holds characters that no header may have', 'Use printable ASCII.');
}

const throttleAdvice = 'Give requests a second, at least 1, for example { perSubAccount: 900 }, or false.';

function validateThrottleLimits({ limits }: { readonly limits?: unknown }): Issue[] {
  if (limits === undefined || limits === false) return [];
  if (typeof limits !== 'object') return issue('limits', 'is neither an object nor false', throttleAdvice);
  const given = { ...limits } as Readonly<Record<keyof ThrottleLimits, unknown>>;
  return (['perSubAccount', 'perHost'] as const).flatMap((name) => {
    const value = given[name];
    if (value === undefined || value === false || (typeof value === 'number' && value >= 1)) return [];
    const message = 'is no number of requests that may leave in a second';
    return [{ path: `limits.${name}`, rule: 'options', message, advice: throttleAdvice }];
  });
}
