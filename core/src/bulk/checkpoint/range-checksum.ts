import { CsvRow } from '../../csv/csv-row';
import { stableHash } from '../../webhooks/parsing/stable-hash';

const { imul } = Math;

/**
 * A fingerprint of all recipients of a stretch, which says nothing of any. It costs a hundredth of what sending does.
 *
 * Each is hashed with its place, and the hashes are added: so the sum of two stretches side by side is that of their
 * sums, whichever ended first.
 */
export class RangeChecksum {
  private high = 0;
  private low = 0;

  add(given: unknown, index: number): void {
    const own = hashValue(given instanceof CsvRow ? given.cells : given, 0x9e3779b9, 0);
    this.high = (this.high + mixBits(own ^ imul(index + 1, 0x85ebca6b))) | 0;
    this.low = (this.low + mixBits(imul(own, 0xc2b2ae35) + index)) | 0;
  }

  /** The sum so far; it begins anew then. */
  take(): string {
    const text = formatChecksum(this.high, this.low);
    this.high = 0;
    this.low = 0;
    return text;
  }
}

/** The sum of two stretches side by side; `undefined` where one of them has none. */
export function combineChecksums(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return undefined;
  return formatChecksum(parseHalf(one, 0) + parseHalf(other, 0), parseHalf(one, 8) + parseHalf(other, 8));
}

const parseHalf = (sum: string, from: number): number => parseInt(sum.slice(from, from + 8), 16);

const formatChecksum = (high: number, low: number): string =>
  [high, low].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');

/** Below lies nothing by which one recipient differs from another; and what refers to itself has an end. */
const maxDepth = 8;

function hashValue(value: unknown, seed: number, depth: number): number {
  if (typeof value === 'string') return hashText(value, seed);
  if (typeof value !== 'object' || value === null) return hashText(String(value), seed ^ 1);
  if (value instanceof Date) return hashText(String(value.getTime()), seed ^ 2);
  let hash = seed ^ 3;
  if (depth === maxDepth) return hash;
  for (const name in value) {
    const inner = (value as Readonly<Record<string, unknown>>)[name];
    // As in JSON: left out and `undefined` are the same.
    if (inner !== undefined) hash = hashValue(inner, hashText(name, hash), depth + 1);
  }
  return hash;
}

/** FNV-1a over UTF-16 units, with the length, so that letters cannot move from one field to the next. */
function hashText(text: string, seed: number): number {
  let hash = seed ^ text.length;
  for (let index = 0; index < text.length; index++) hash = imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash ^ (hash >>> 15);
}

function mixBits(hash: number): number {
  const once = imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}

/** Tells one recipient from another without saying anything of either. */
export function recipientFingerprint(given: unknown): string {
  try {
    return stableHash(JSON.stringify(given instanceof CsvRow ? given.cells : given)).slice(0, 16);
  } catch {
    return 'none';
  }
}
