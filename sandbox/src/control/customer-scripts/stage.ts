import type { Control } from '../control';
import type { SubAccountIds } from '../../engine/options';
import { isObject } from '../../engine/json';
import type { Message } from '../../messages/message';
import type { CustomerScript, Person } from './customer-script';

/** Where a script is played, and what has happened there so far. */
export interface Stage {
  readonly sandbox: Control;
  readonly script: CustomerScript;
  readonly subAccountIds: SubAccountIds;
  /** The address of the app, without a slash at its end. */
  readonly appUrl: string | undefined;
  /** Aborted when the play is stopped. */
  readonly signal: AbortSignal;
  /** The umids of messages that were awaited, or were there before. */
  readonly seen: Set<string>;
  /** The message that each person awaited last, by phone number. */
  readonly lastMessages: Map<string, Message>;
  /** The response to the last `post`. */
  response: unknown;
}

/** The person who does a step. */
export function personOf({ script: { people } }: Stage, by: string | undefined): Person {
  const person = by === undefined ? people[0] : people.find(({ name }) => name === by);
  if (!person) throw new Error(`${by ?? 'Nobody'} is not a person of the script`);
  return person;
}

/** The message that a person awaited last. @throws {Error} if there is none. */
export function lastMessageOf({ lastMessages }: Stage, { name, phone }: Person): Message {
  const message = lastMessages.get(phone);
  if (!message) throw new Error(`${name} has not waited for a message yet: add a step that waits`);
  return message;
}

/** Rejects when the play is stopped. */
export async function unlessStopped<T>({ signal }: Stage, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  let onAbort = (): void => undefined;
  const stopped = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    signal.removeEventListener('abort', onAbort);
    // After a stop, nothing waits for the result. Its error must not become an unhandled rejection.
    work.catch(() => undefined);
  }
}

/**
 * Replaces `${app}`, `${code}`, `${response.name}` and `${subAccountIds.name}` in all texts of a value. The expressions of a
 * WhatsApp Flow, such as `${form.day}`, stay: a script can create a Flow.
 */
export async function fillIn<T>(stage: Stage, value: T, person: Person | undefined): Promise<T> {
  if (typeof value === 'string') return (await fillText(stage, value, person)) as T;
  if (Array.isArray(value))
    return (await Promise.all(value.map((item: unknown) => fillIn(stage, item, person)))) as T;
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(
    async ([name, inner]) => [name, await fillIn(stage, inner, person)] as const,
  );
  return Object.fromEntries(await Promise.all(entries)) as T;
}

const placeholder = /\$\{(?!(?:form|data|screen)\.)([\w.]+)\}/g;

async function fillText(stage: Stage, text: string, person: Person | undefined): Promise<string> {
  const values = new Map<string, string>();
  for (const [, name = ''] of text.matchAll(placeholder))
    values.set(name, values.get(name) ?? (await valueOf(stage, name, person)));
  return text.replace(placeholder, (_, name: string) => values.get(name) ?? '');
}

async function valueOf(stage: Stage, name: string, person: Person | undefined): Promise<string> {
  const { sandbox, appUrl, response, subAccountIds } = stage;
  if (name === 'app') return requireAppUrl(appUrl);
  if (name === 'code' && person)
    return unlessStopped(stage, sandbox.otp(person.phone, { timeoutMs: 30_000 }));
  const [source = '', field = ''] = name.split('.');
  const values: unknown = source === 'response' ? response : source === 'subAccountIds' ? subAccountIds : {};
  const value = isObject(values) ? values[field] : undefined;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new Error(`There is no value for \${${name}}`);
}

/** @throws {Error} if the sandbox does not know the address of the app. */
export function requireAppUrl(appUrl: string | undefined): string {
  if (appUrl !== undefined) return appUrl;
  throw new Error(
    'The sandbox does not know the address of the app: start it with --app URL, or with the option appUrl',
  );
}
