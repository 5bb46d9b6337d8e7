import { isJsonObject, type JsonObject } from '../../validation/objects';

/** Why a body is not an event. */
export type WebhookBodyReason = 'empty' | 'xml' | 'notJson' | 'notAnObject';

const MESSAGES = {
  empty:
    'The webhook came without a body. Check that the address is called with POST, and that nothing reads the body before it gets here.',
  xml: "The webhook's body is XML, the older Wavecell format. Ask 8x8's support to remove the old webhook, then set it up again: new ones are JSON.",
  notJson:
    "The webhook's body is not JSON, so it is not one that 8x8 sends. Pass on the body exactly as it was received, or already parsed.",
  notAnObject:
    "The webhook's body is JSON, but not an object, so it is not one that 8x8 sends. Pass on the body exactly as it was received, or already parsed.",
} as const satisfies Record<WebhookBodyReason, string>;

/** Thrown for a body that is not an event. The message says what to do, and quotes nothing of the body. */
export class WebhookBodyError extends Error {
  override readonly name = 'WebhookBodyError';

  constructor(
    /** What is wrong with the body. */
    readonly reason: WebhookBodyReason,
  ) {
    super(MESSAGES[reason]);
  }
}

const BYTE_ORDER_MARK = 0xfeff;

/**
 * The JSON object in a body, whether it comes as bytes, as text or already parsed.
 *
 * @throws {WebhookBodyError} if there is none.
 */
export function readBody(body: unknown): JsonObject {
  if (typeof body === 'string') return parseText(body);
  if (body === undefined || body === null) throw new WebhookBodyError('empty');
  if (isBytes(body)) return parseText(new TextDecoder().decode(body));
  if (tagOf(body) !== 'Object' || !isJsonObject(body)) throw new WebhookBodyError('notAnObject');
  return body;
}

function isBytes(body: unknown): body is Uint8Array | ArrayBuffer {
  return tagOf(body) === 'Uint8Array' || tagOf(body) === 'ArrayBuffer';
}

/**
 * The tag of a value, such as `Uint8Array`. `instanceof` fails for values of another realm (a Jest sandbox, a worker).
 * Without this check, a stream or a form would count as an empty object, and all of them as repeats of one event.
 */
function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}

function parseText(text: string): JsonObject {
  const content = text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
  const first = /\S/.exec(content)?.[0];
  if (first === undefined) throw new WebhookBodyError('empty');
  if (first === '<') throw new WebhookBodyError('xml');
  const value = parseJson(content);
  if (!isJsonObject(value)) throw new WebhookBodyError('notAnObject');
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(quoteLongIds(text));
  } catch {
    throw new WebhookBodyError('notJson');
  }
}

/**
 * Quotes long template IDs before parsing, which keeps them exact: 8x8 sends them as numbers, and with 17 digits they
 * exceed `Number.MAX_SAFE_INTEGER`. The pattern cannot match inside a text, where quotes are escaped.
 */
function quoteLongIds(text: string): string {
  if (!text.includes('"templateId"')) return text;
  return text.replace(/("templateId"\s*:\s*)(\d{16,})(?=\s*[,}])/g, (match, name: string, digits: string) =>
    Number.isSafeInteger(Number(digits)) ? match : `${name}"${digits}"`,
  );
}
