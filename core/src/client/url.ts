import type { Issue } from '../validation/issue';
import { dateToJson } from '../validation/date-time';

/** Encodes a value as one path segment. */
export function encodeSegment(value: unknown): string {
  return encodeURIComponent(String(value));
}

/**
 * Returns the issue if a value cannot be a path segment. URL parsers resolve `.` and `..`, even if they are escaped, so
 * canceling the batch `..` would cancel all messages.
 */
export function validateSegment(name: string, value: unknown): Issue | undefined {
  const text = String(value);
  if (text === '')
    return { path: name, rule: 'minLength', message: 'is empty', advice: 'Set it to a value.' };
  if (text !== '.' && text !== '..' && isWellFormed(text)) return undefined;
  return {
    path: name,
    rule: 'path',
    message: 'cannot be part of a URL',
    advice: 'Use the ID exactly as 8x8 returned it.',
  };
}

/** Encodes a value that contains several path segments. Keeps its slashes, except at the start. */
export function encodePath(value: unknown): string {
  return String(value).replace(/^\/+/, '').split('/').map(encodeSegment).join('/');
}

/** Returns the issue if a value cannot be a relative path. */
export function validatePath(name: string, value: unknown): Issue | undefined {
  const segments = String(value).replace(/^\/+/, '').split('/');
  return segments.map((segment) => validateSegment(name, segment)).find((issue) => issue !== undefined);
}

/** Builds a query string. Joins lists with commas and omits empty values. */
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

/** Whether the text has no unpaired surrogates. `encodeURIComponent` throws on them. */
function isWellFormed(text: string): boolean {
  return !/[\ud800-\udfff]/u.test(text);
}
