import type { Issue } from '../validation/issue';
import { ValidationError } from '../errors/errors';
import { unknownOptionIssues } from '../errors/unknown-options';
import { regions } from '../transport/hosts';
import { validateLimits } from '../transport/call-limits';
import type { ClientOptions } from '../transport/client-options';
import type { ThrottleLimits } from '../transport/rate-limit/throttle';

/**
 * Validates the options of a client. Error messages do not contain the API key.
 *
 * @throws {ValidationError} if an option is invalid.
 */
export function validateClientOptions(options: ClientOptions): void {
  const issues = [...unknownOptionIssues(options, clientOptionNames), ...clientOptionIssues(options)];
  if (issues.length) throw new ValidationError('createClient', issues, 'the client was not created');
}

/** Lists the options with invalid values. */
export function clientOptionIssues(options: ClientOptions): Issue[] {
  return [
    ...validateApiKey(options),
    ...validateRegion(options),
    ...validateBaseUrl(options),
    ...validateUserAgent(options),
    ...validateLimits(options),
    ...validateThrottleLimits(options),
  ];
}

/** The names of all options of every client. */
export const clientOptionNames = {
  apiKey: true,
  region: true,
  subAccountId: true,
  subAccountIds: true,
  accountId: true,
  whatsAppChannelId: true,
  baseUrl: true,
  timeoutMs: true,
  deadlineMs: true,
  maxRetries: true,
  maxRetryAfterMs: true,
  limits: true,
  sharedRateLimit: true,
  userAgent: true,
  signal: true,
  onWarning: true,
  onAttempt: true,
  onAttemptStart: true,
} as const satisfies Record<keyof ClientOptions, true>;

const issue = (path: keyof ClientOptions, message: string, advice: string): Issue[] => [
  { path, rule: 'options', message, advice },
];

function validateApiKey({ apiKey }: ClientOptions): Issue[] {
  if (apiKey === undefined || /^[\x21-\x7e]+$/.test(apiKey)) return [];
  const message = apiKey === '' ? 'is empty' : 'contains spaces or invalid characters';
  return issue('apiKey', message, 'Copy it again from 8x8 Connect, without spaces.');
}

function validateRegion({ region }: ClientOptions): Issue[] {
  if (region === undefined || Object.hasOwn(regions, region)) return [];
  return issue('region', `is ${JSON.stringify(region)}`, `Use one of ${Object.keys(regions).join(', ')}.`);
}

function validateBaseUrl({ baseUrl }: ClientOptions): Issue[] {
  if (baseUrl === undefined || /^https?:\/\/[^\s/?#@]+(?:\/[^\s?#]*)?$/i.test(baseUrl)) return [];
  const advice =
    'Use an absolute URL without credentials or a query, e.g. http://127.0.0.1:8888, or remove the option.';
  return issue('baseUrl', 'is not a usable HTTP or HTTPS URL', advice);
}

function validateUserAgent({ userAgent }: ClientOptions): Issue[] {
  if (userAgent === undefined || /^[\x20-\x7e]*$/.test(userAgent)) return [];
  return issue('userAgent', 'contains characters that are not allowed in a header', 'Use printable ASCII.');
}

const throttleAdvice = 'Set requests per second of at least 1, for example { perSubAccount: 900 }, or false.';

function validateThrottleLimits({ limits }: { readonly limits?: unknown }): Issue[] {
  if (limits === undefined || limits === false) return [];
  if (typeof limits !== 'object') return issue('limits', 'is neither an object nor false', throttleAdvice);
  const limitValues = { ...limits } as Readonly<Record<keyof ThrottleLimits, unknown>>;
  return (['perSubAccount', 'perHost'] as const).flatMap((name) => {
    const value = limitValues[name];
    if (value === undefined || value === false || (typeof value === 'number' && value >= 1)) return [];
    const message = 'is not a number of at least 1, and not false';
    return [{ path: `limits.${name}`, rule: 'options', message, advice: throttleAdvice }];
  });
}
