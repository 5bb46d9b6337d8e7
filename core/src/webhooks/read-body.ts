import { isJsonObject, type JsonObject } from './json-object';
import { WebhookBodyError } from './webhook-body-error';

const BYTE_ORDER_MARK = 0xfeff;

/**
 * The JSON object in a body, whether it comes as bytes, as text or already parsed.
 *
 * @throws {WebhookBodyError} when there is none.
 */
export function readBody(body: unknown): JsonObject {
  if (isBytes(body)) return parseText(new TextDecoder().decode(body));
  if (typeof body === 'string') return parseText(body);
  if (body === undefined || body === null) throw new WebhookBodyError('empty');
  if (!isJsonObject(body)) throw new WebhookBodyError('notAnObject');
  return body;
}

/** By tag and not by class, because bytes from another realm (a Jest sandbox, a worker) have a class of their own. */
function isBytes(body: unknown): body is Uint8Array {
  return Object.prototype.toString.call(body) === '[object Uint8Array]';
}

function parseText(text: string): JsonObject {
  const start = firstCharacter(text);
  if (start === undefined) throw new WebhookBodyError('empty');
  if (start === '<') throw new WebhookBodyError('xml');
  const value = parseJson(text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text);
  if (!isJsonObject(value)) throw new WebhookBodyError('notAnObject');
  return value;
}

function firstCharacter(text: string): string | undefined {
  return /\S/u.exec(text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text)?.[0];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(quoteLongIds(text));
  } catch {
    throw new WebhookBodyError('notJson');
  }
}

/**
 * 8x8 sends Meta's template IDs as numbers, and Meta gives them 17 digits by now: more than a number of JavaScript
 * holds. Quoted before parsing they stay exact. The name cannot match inside a text, where its quotes are escaped.
 */
function quoteLongIds(text: string): string {
  if (!text.includes('"templateId"')) return text;
  return text.replace(/("templateId"\s*:\s*)(\d{16,})(?=\s*[,}])/g, (match, name: string, digits: string) =>
    Number.isSafeInteger(Number(digits)) ? match : `${name}"${digits}"`,
  );
}
