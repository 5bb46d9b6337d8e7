import { createClient, describeIssue, ValidationError, type Issue } from 'cpaas-8x8';
import { describeAccount } from '../eight-by-eight.tokens';
import type { EightByEightModuleOptions } from './eight-by-eight-options.interface';
import { optionValidators, validateOptions } from './option-validators';
import { findUnknownOptions } from './unknown-options';
import { validateWebhookOptions } from './webhook-option-validators';

/**
 * Returns the options of an account if they are valid.
 *
 * @throws Error that lists every invalid option, and how to fix it. The message holds no API key and no secret.
 */
export function assertModuleOptions(options: unknown, account: string): EightByEightModuleOptions {
  const issues = findIssues(options);
  if (!issues.length) return options as EightByEightModuleOptions;
  const list = issues.map((issue) => `\n- ${describeIssue(issue)}`).join('');
  throw new Error(`EightByEightModule: the options of ${describeAccount(account)} are invalid.${list}`);
}

function findIssues(value: unknown): readonly Issue[] {
  if (typeof value !== 'object' || value === null) {
    const advice = 'Pass an object to forRoot, or return one from useFactory: { apiKey }.';
    return [{ path: 'The options', rule: 'type', message: 'are missing', advice }];
  }
  const options = value as Readonly<Record<string, unknown>>;
  const typeIssues = [
    ...apiKeyIssues(options),
    ...findUnknownOptions(options),
    ...optionValidators.flatMap((validator) => validateOptions(validator, options)),
  ];
  // The client checks only options of the right type: two messages about one option would confuse.
  const invalid = new Set(typeIssues.map(({ path }) => path.split('.', 1)[0]));
  const wellTyped = Object.fromEntries(Object.entries(options).filter(([name]) => !invalid.has(name)));
  return [...typeIssues, ...clientIssues(wellTyped), ...validateWebhookOptions(options['webhooks'])];
}

const apiKeyAdvice =
  'Copy it from 8x8 Connect, "API keys". If it comes from an environment variable, check that the variable is set.';

function apiKeyIssues({ apiKey }: Readonly<Record<string, unknown>>): Issue[] {
  const message = describeInvalidApiKey(apiKey);
  return message === undefined ? [] : [{ path: 'apiKey', rule: 'options', message, advice: apiKeyAdvice }];
}

function describeInvalidApiKey(apiKey: unknown): string | undefined {
  if (apiKey === undefined || apiKey === null) return 'is missing';
  if (typeof apiKey !== 'string') return `is a ${typeof apiKey}, not a string`;
  if (apiKey === '') return 'is empty';
  return apiKey.trim() === '' ? 'is blank' : undefined;
}

/** What `createClient` finds wrong. */
function clientIssues(options: object): readonly Issue[] {
  try {
    createClient({ apiKey: 'placeholder', ...options });
    return [];
  } catch (error) {
    // The client does not know the module's own options. `findUnknownOptions` checks them.
    if (error instanceof ValidationError) return error.issues.filter(({ rule }) => rule !== 'unknown-option');
    throw error;
  }
}
