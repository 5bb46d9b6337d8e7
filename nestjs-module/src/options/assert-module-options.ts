import { createClient, describeIssue, ValidationError, type Issue } from 'cpaas-8x8';
import type { EightByEightModuleOptions } from './eight-by-eight-options.interface';
import { DEFAULT_ACCOUNT } from '../eight-by-eight.tokens';
import { optionKinds, wrongKind } from './option-validators';
import { webhookOptionIssues } from './webhook-option-validators';

/**
 * Refuses options with which the app could not work, all faults in one message that holds no secret.
 *
 * @throws Error that names each option, what is wrong with it, and how to put it right.
 */
export function checkModuleOptions(given: unknown, name: string): EightByEightModuleOptions {
  const issues = issuesOf(given);
  if (!issues.length) return given as EightByEightModuleOptions;
  const account = name === DEFAULT_ACCOUNT ? '' : ` of the account ${JSON.stringify(name)}`;
  const list = issues.map((issue) => `\n- ${describeIssue(issue)}`).join('');
  throw new Error(`EightByEightModule: the options${account} are wrong.${list}`);
}

function issuesOf(given: unknown): readonly Issue[] {
  if (typeof given !== 'object' || given === null) {
    const advice = 'Give forRoot an object, or have useFactory return one: { apiKey }.';
    return [{ path: 'The options', rule: 'type', message: 'are missing', advice }];
  }
  const options = given as Readonly<Record<string, unknown>>;
  const kinds = [...keyIssues(options), ...optionKinds.flatMap((kind) => wrongKind(kind, options))];
  const wrong = new Set(kinds.map(({ path }) => path.split('.', 1)[0]));
  const right = Object.fromEntries(Object.entries(options).filter(([name]) => !wrong.has(name)));
  return [...kinds, ...clientIssues(right), ...webhookOptionIssues(options['webhooks'])];
}

const keyAdvice =
  'Copy it from 8x8 Connect, "API keys"; if it comes from the environment, see that the variable is set.';

function keyIssues({ apiKey }: Readonly<Record<string, unknown>>): Issue[] {
  const message =
    apiKey === undefined || apiKey === null
      ? 'is missing'
      : typeof apiKey !== 'string'
        ? `is a ${typeof apiKey}, not a string`
        : apiKey.trim() === ''
          ? apiKey === ''
            ? 'is empty'
            : 'is blank'
          : undefined;
  return message === undefined ? [] : [{ path: 'apiKey', rule: 'options', message, advice: keyAdvice }];
}

/** What the client itself finds wrong. */
function clientIssues(options: object): readonly Issue[] {
  try {
    createClient({ apiKey: 'not-looked-at', ...options });
    return [];
  } catch (error) {
    if (error instanceof ValidationError) return error.issues;
    throw error;
  }
}
