import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A JSON schema without prose and without references. */
export type SchemaFacts = Readonly<Record<string, unknown>>;

/** A parameter of an operation. */
export interface ParameterFacts {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: SchemaFacts;
}

/** An operation in 8x8's OpenAPI file. */
export interface OperationFacts {
  readonly method: string;
  readonly path: string;
  readonly servers: readonly string[];
  readonly parameters: readonly ParameterFacts[];
  readonly body?: SchemaFacts;
  /** Bodies by name, structured as the examples in the file, with our own values. */
  readonly samples?: Readonly<Record<string, unknown>>;
  /** Status codes of success, each with the schema of the response, or `null` without one. */
  readonly successes: Readonly<Record<string, SchemaFacts | null>>;
  /** Status codes of failure. */
  readonly errors: readonly number[];
}

/** A webhook body, structured as 8x8's sample, with our own values. */
export type WebhookSample = Readonly<Record<string, unknown>>;

/** A guide of 8x8's documentation. */
export interface GuideFacts {
  /** Its address below https://developer.8x8.com/connect/. */
  readonly path: string;
  readonly title: string;
  /** The titles of its scenarios, if it tells several. */
  readonly scenarios?: readonly string[];
}

/** An error or delivery code. */
export interface CodeFacts {
  readonly code: number;
  /** The chat app of the code, if only one has it. */
  readonly channel?: string;
  /** Whether a repetition can help: `Y` with a delay, `L` much later, `S` by another channel, `F` after a
   * correction, `N` never; `wait` if the delivery continues. */
  readonly retry?: string;
}

/** Where codes come from. The same number means different things in different sources. */
export type CodeSource =
  | 'rest'
  | 'smsReceipt'
  | 'chatReceipt'
  | 'numberLookup'
  | 'voiceRequest'
  | 'voiceSession';

/**
 * The operations of one of 8x8's OpenAPI files, by operation ID. The tests compare our catalogue with them.
 */
export function operationFacts(file: string): Readonly<Record<string, OperationFacts>> {
  return read(join('operations', file)) as Record<string, OperationFacts>;
}

/** The webhook samples by name, for example `SMS.inbound_message_received` or `derived/…`. */
export function webhookSamples(): Readonly<Record<string, WebhookSample>> {
  const files = readdirSync(join(__dirname, 'webhooks')).map((name) => read(join('webhooks', name)));
  return Object.assign({}, ...files) as Record<string, WebhookSample>;
}

/** The codes of a source, in the order of 8x8's tables. */
export function codeFacts(source: CodeSource): readonly CodeFacts[] {
  return (read('error-codes.json') as Record<CodeSource, CodeFacts[]>)[source];
}

/** The guides of 8x8's documentation, by their path. */
export function guideFacts(): readonly GuideFacts[] {
  return read('guides.json') as GuideFacts[];
}

export const codesOf = (source: CodeSource): number[] => codeFacts(source).map(({ code }) => code);

const loaded = new Map<string, unknown>();

function read(path: string): unknown {
  if (!loaded.has(path)) loaded.set(path, JSON.parse(readFileSync(join(__dirname, path), 'utf8')));
  return loaded.get(path);
}
