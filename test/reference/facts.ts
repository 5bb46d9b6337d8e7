import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A JSON schema without prose and without references. */
export type SchemaFacts = Readonly<Record<string, unknown>>;

export interface ParameterFacts {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: SchemaFacts;
}

/** One operation as 8x8's OpenAPI file has it. */
export interface OperationFacts {
  readonly method: string;
  readonly path: string;
  readonly servers: readonly string[];
  readonly parameters: readonly ParameterFacts[];
  readonly body?: SchemaFacts;
  /** Bodies by name, structured as the examples in the file, with our own values. */
  readonly samples?: Readonly<Record<string, unknown>>;
  /** Status codes of success, each with the schema of what comes back, or `null` where none is given. */
  readonly successes: Readonly<Record<string, SchemaFacts | null>>;
  /** Status codes of failure. */
  readonly errors: readonly number[];
}

/** A webhook body, structured as 8x8's sample, with our own values. */
export type WebhookSample = Readonly<Record<string, unknown>>;

/** An error or delivery code. */
export interface CodeFacts {
  readonly code: number;
  /** The chat app that has the code, where not all have it. */
  readonly channel?: string;
  /** Whether a repetition can help: `Y` with a delay, `L` much later, `S` by another channel, `F` after a
   * correction, `N` never; `wait` where delivery goes on. */
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

/** The operations of one of 8x8's OpenAPI files, by operation ID. */
export function operationFacts(file: string): Readonly<Record<string, OperationFacts>> {
  return read(join('operations', file)) as Record<string, OperationFacts>;
}

/** The webhook samples by name, for example `SMS.inbound_message_received` or `derived/…`. */
export function webhookSamples(): Readonly<Record<string, WebhookSample>> {
  const files = readdirSync(join(__dirname, 'webhooks')).map((name) => read(join('webhooks', name)));
  return Object.assign({}, ...files) as Record<string, WebhookSample>;
}

/** What is known of the codes of a source, in the order of 8x8's tables. */
export function codeFacts(source: CodeSource): readonly CodeFacts[] {
  return (read('error-codes.json') as Record<CodeSource, CodeFacts[]>)[source];
}

export const codesOf = (source: CodeSource): number[] => codeFacts(source).map(({ code }) => code);

const loaded = new Map<string, unknown>();

function read(path: string): unknown {
  if (!loaded.has(path)) loaded.set(path, JSON.parse(readFileSync(join(__dirname, path), 'utf8')));
  return loaded.get(path);
}
