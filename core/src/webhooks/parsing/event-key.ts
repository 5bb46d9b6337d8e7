import { canonicalJson } from './canonical-json';
import { textAt, type JsonObject } from '../json-object';
import { stableHash } from './stable-hash';

/** Long enough for every ID and time 8x8 sends, short enough for a column of a database. */
const LONGEST_PART = 64;

export interface IdentityPaths {
  readonly required: readonly (readonly string[])[];
  readonly optional: readonly (readonly string[])[];
}

/**
 * The de-duplication key, such as `sms.status/{umid}/delivered/delivered_to_recipient`.
 *
 * A receipt is known by umid, state, channel and detail, without its time: a repeat may be stamped anew, while a
 * message that falls back to another channel keeps its umid. Case does not count, as 8x8's IDs are UUIDs and its
 * words vary in case. Where a required part is missing the whole content is hashed instead, so that two events are
 * rather taken for different than one of them lost.
 */
export function eventKey(
  type: string,
  payload: JsonObject,
  identity: IdentityPaths | undefined,
  body: JsonObject,
): string {
  if (!identity) return contentKey(type, body);
  const parts: string[] = [];
  for (const path of identity.required) {
    const part = textAt(payload, path);
    if (part === undefined) return contentKey(type, body);
    parts.push(keyPart(part));
  }
  for (const path of identity.optional) parts.push(keyPart(textAt(payload, path) ?? ''));
  return `${type}/${parts.join('/')}`;
}

/** The key of an event that has no name of its own. */
export function contentKey(type: string, body: JsonObject): string {
  return `${type}/content-${stableHash(canonicalJson(body))}`;
}

function keyPart(text: string): string {
  const part = text.toLowerCase();
  if (part.length > LONGEST_PART) return `hash-${stableHash(part)}`;
  return part.includes('/') || part.includes('%') ? part.replaceAll('%', '%25').replaceAll('/', '%2f') : part;
}
