import { canonicalJson } from './canonical-json';
import { type JsonObject } from '../../validation/objects';
import { textAt } from '../json-object';
import { stableHash } from './stable-hash';

/** Longer parts are hashed. 8x8 sends no ID or time of this length, and it is short enough for a database column. */
const LONGEST_PART = 64;

/** The paths of the fields that identify an event. */
export interface IdentityPaths {
  readonly required: readonly (readonly string[])[];
  readonly optional: readonly (readonly string[])[];
}

/**
 * The de-duplication key, such as `sms.status/{umid}/delivered/delivered_to_recipient`.
 *
 * The key of a receipt contains umid, state, channel and detail. It does not contain the time, because a repeated
 * delivery can have another one. It contains the channel, because a message that falls back keeps its umid. Case is
 * ignored: 8x8's IDs are UUIDs, and its constants vary in case. If a required part is missing, the key is a hash of the
 * whole content, so that no event is mistaken for a repeat and lost.
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

/** The key of an event that has no ID: a hash of its content. */
export function contentKey(type: string, body: JsonObject): string {
  return `${type}/content-${stableHash(canonicalJson(body))}`;
}

function keyPart(text: string): string {
  const part = text.toLowerCase();
  if (part.length > LONGEST_PART) return `hash-${stableHash(part)}`;
  return part.includes('/') || part.includes('%') ? part.replaceAll('%', '%25').replaceAll('/', '%2f') : part;
}
