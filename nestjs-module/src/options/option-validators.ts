import { isJsonObject } from 'cpaas-8x8';
import type { Issue } from 'cpaas-8x8';

type Fields = Readonly<Record<string, unknown>>;

/** How options of one type are validated. Options that are left out are valid. */
export interface OptionValidator {
  readonly names: readonly string[];
  readonly isValid: (value: unknown) => boolean;
  /** Completes the message "is not …". */
  readonly expected: string;
  readonly advice: string;
}

const isNonBlankString = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const subAccountKinds = ['sms', 'chatApps', 'voice', 'verification'];
const logLevels: readonly unknown[] = ['log', 'error', 'warn', 'debug', 'verbose', 'fatal', false, undefined];
const loggingKeys = ['success', 'retry', 'failure', 'warning'];

/**
 * The validation of the module's options, all but `apiKey` and `webhooks`. It repeats at run time what the TypeScript
 * types say: JavaScript and configuration files bypass the types.
 */
export const optionValidators: readonly OptionValidator[] = [
  {
    names: ['subAccountId', 'accountId', 'whatsAppChannelId', 'userAgent', 'region', 'baseUrl'],
    isValid: isNonBlankString,
    expected: 'a non-empty string',
    advice: 'Set it to a non-empty string, or remove it.',
  },
  {
    names: ['subAccountIds'],
    isValid: (value) =>
      isJsonObject(value) &&
      Object.entries(value).every(
        ([kind, id]) => subAccountKinds.includes(kind) && (id === undefined || isNonBlankString(id)),
      ),
    expected: `an object of subaccount IDs by ${subAccountKinds.join(', ')}`,
    advice: "For example: { sms: 'ExampleCo_SMS' }.",
  },
  {
    names: ['maxSockets'],
    isValid: (value) => Number.isInteger(value) && Number(value) >= 1,
    expected: 'an integer of at least 1',
    advice: 'Set it to the maximum number of open sockets per host, or remove it.',
  },
  {
    names: ['enhancers'],
    isValid: (value) => value === 'handler' || value === 'global',
    expected: "'handler' or 'global'",
    advice: 'Remove it, or set it to one of the two.',
  },
  {
    names: ['handlerTimeoutMs'],
    isValid: (value) => typeof value === 'number' && value > 0 && value < 2 ** 31,
    expected: 'a positive number of milliseconds',
    advice: 'Set it to how long a webhook handler may take, or remove it.',
  },
  {
    names: ['shutdownTimeoutMs'],
    isValid: (value) => typeof value === 'number' && value >= 0 && value < 2 ** 31,
    expected: 'a number of milliseconds',
    advice: 'Set it to how long running requests may take to finish (0: abort them at once), or remove it.',
  },
  {
    names: ['onAttempt', 'onAttemptStart', 'onEvent', 'onWarning', 'sharedRateLimit'],
    isValid: (value) => typeof value === 'function',
    expected: 'a function',
    advice: 'Set it to a function, or remove it.',
  },
  {
    names: ['signal'],
    isValid: (value) => value instanceof AbortSignal,
    expected: 'an AbortSignal',
    advice: 'Set it to the signal of an AbortController, or remove it.',
  },
  {
    names: ['logging'],
    isValid: (value) =>
      value === false ||
      (isJsonObject(value) &&
        Object.entries(value).every(
          ([key, level]) => loggingKeys.includes(key) && logLevels.includes(level),
        )),
    expected: `false, or an object of log levels by ${loggingKeys.join(', ')}`,
    advice: "For example: { success: 'verbose', retry: 'warn' }.",
  },
];

/** Applies one validator to the options that it names. */
export const validateOptions = (
  { names, isValid, expected, advice }: OptionValidator,
  options: Fields,
): Issue[] =>
  names
    .filter((name) => options[name] !== undefined && !isValid(options[name]))
    .map((path) => ({ path, rule: 'options', message: `is not ${expected}`, advice }));
