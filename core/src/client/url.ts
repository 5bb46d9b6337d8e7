import type { Issue } from '../validation/issue';
import { dateToJson } from '../validation/date-time';

/** A value as one segment of a path. */
export function encodeSegment(value: unknown): string {
  return encodeURIComponent(String(value));
}

/**
 * What keeps a value from being one segment of a path. A dot segment would be resolved before the request leaves,
 * escaped or not: deleting the batch `..` would ask to delete all messages.
 */
export function validateSegment(name: string, value: unknown): Issue | undefined {
  const text = String(value);
  if (text === '') return { path: name, rule: 'minLength', message: 'is empty', advice: 'Give it a value.' };
  if (text !== '.' && text !== '..' && isWellFormed(text)) return undefined;
  return {
    path: name,
    rule: 'path',
    message: 'cannot stand in an address',
    advice: 'Use the ID just as 8x8 returned it.',
  };
}

/** A value that is itself a path, its slashes kept; it may begin with one, since a slash stands before it anyway. */
export function encodePath(value: unknown): string {
  return String(value).replace(/^\/+/, '').split('/').map(encodeSegment).join('/');
}

/** What keeps a value from being a path below the address it is put after. */
export function validatePath(name: string, value: unknown): Issue | undefined {
  const parts = String(value).replace(/^\/+/, '').split('/');
  return parts.map((part) => validateSegment(name, part)).find((issue) => issue !== undefined);
}

/** The query string of these values; lists are joined by commas, and what is empty is left out. */
export function queryString(values: Readonly<Record<string, unknown>>): string {
  let query = '';
  for (const name of Object.keys(values)) {
    const text = queryText(values[name]);
    if (text !== '') query += `${query ? '&' : '?'}${encodeURIComponent(name)}=${encodeURIComponent(text)}`;
  }
  return query;
}

function queryText(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = Array.isArray(value) ? value.map(queryText).join(',') : String(dateToJson(value));
  return isWellFormed(text) ? text : text.replace(/[\ud800-\udfff]/gu, '\ufffd');
}

/** Half of a surrogate pair, which `encodeURIComponent` throws at. */
function isWellFormed(text: string): boolean {
  return !/[\ud800-\udfff]/u.test(text);
}
