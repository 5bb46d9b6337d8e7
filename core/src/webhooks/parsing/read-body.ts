import { parseExactJson } from './exact-json';
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

/** Marked as pure, so that a bundle without webhooks needs no `TextDecoder`. */
const utf8 = /* @__PURE__ */ new TextDecoder();

/**
 * The JSON object in a body, whether it comes as bytes, as text or already parsed.
 *
 * @throws {WebhookBodyError} if there is none.
 */
export function readBody(body: unknown): JsonObject {
  if (typeof body === 'string') return parseText(body);
  if (body === undefined || body === null) throw new WebhookBodyError('empty');
  const tag = tagOf(body);
  if (tag === 'Uint8Array' || tag === 'ArrayBuffer')
    return parseText(utf8.decode(body as Uint8Array | ArrayBuffer));
  if (tag !== 'Object' || !isJsonObject(body)) throw new WebhookBodyError('notAnObject');
  return body;
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
    return parseExactJson(text);
  } catch {
    throw new WebhookBodyError('notJson');
  }
}
