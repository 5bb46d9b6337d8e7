import type { Issue } from 'cpaas-8x8';

type Fields = Readonly<Record<string, unknown>>;

/** Options that must be of one kind where they are given. */
export interface OptionKind {
  readonly names: readonly string[];
  readonly is: (value: unknown) => boolean;
  readonly wanted: string;
  readonly advice: string;
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const uses = ['sms', 'chatApps', 'voice', 'verification'];
const levels: readonly unknown[] = ['log', 'error', 'warn', 'debug', 'verbose', 'fatal', false, undefined];
const logged = ['success', 'retry', 'failure', 'warning'];

/** What the types say of the options, for those who write JavaScript or read them from somewhere. */
export const optionKinds: readonly OptionKind[] = [
  {
    names: ['subAccountId', 'accountId', 'userAgent', 'region', 'baseUrl'],
    is: isText,
    wanted: 'a string that says something',
    advice: 'Give one, or leave it out.',
  },
  {
    names: ['subAccountIds'],
    is: (value) =>
      isObject(value) &&
      Object.entries(value).every(([use, id]) => uses.includes(use) && (id === undefined || isText(id))),
    wanted: `an object of subaccount IDs by ${uses.join(', ')}`,
    advice: "Write for example { sms: 'ExampleCo_SMS' }.",
  },
  {
    names: ['maxSockets'],
    is: (value) => Number.isInteger(value) && Number(value) >= 1,
    wanted: 'a whole number from 1 up',
    advice: 'Give how many sockets may be open to one host, or leave it out.',
  },
  {
    names: ['shutdownTimeoutMs'],
    is: (value) => typeof value === 'number' && value >= 0 && value < 2 ** 31,
    wanted: 'a number of milliseconds',
    advice: 'Give how long requests may take to end, 0 for not at all, or leave it out.',
  },
  {
    names: ['onAttempt', 'onAttemptStart', 'onWarning', 'admission'],
    is: (value) => typeof value === 'function',
    wanted: 'a function',
    advice: 'Give one, or leave it out.',
  },
  {
    names: ['signal'],
    is: (value) => value instanceof AbortSignal,
    wanted: 'an AbortSignal',
    advice: 'Give the signal of an AbortController, or leave it out.',
  },
  {
    names: ['logging'],
    is: (value) =>
      value === false ||
      (isObject(value) &&
        Object.entries(value).every(([news, level]) => logged.includes(news) && levels.includes(level))),
    wanted: `false, or an object of log levels by ${logged.join(', ')}`,
    advice: "Write for example { success: 'verbose', retry: 'warn' }.",
  },
];

/** Finds the options that are not of their kind. */
export const wrongKind = ({ names, is, wanted, advice }: OptionKind, options: Fields): Issue[] =>
  names
    .filter((name) => options[name] !== undefined && !is(options[name]))
    .map((path) => ({ path, rule: 'options', message: `is not ${wanted}`, advice }));
