import { CsvRow } from '../../csv/csv-row';
import { stableHash } from '../../webhooks/parsing/stable-hash';

const { imul } = Math;

/**
 * A fingerprint of all recipients of a stretch, which says nothing of any. It costs a hundredth of what sending does.
 *
 * Each is hashed with its place, and the hashes are added: so the sum of two stretches side by side is that of their
 * sums, whichever ended first.
 */
export class StretchSum {
  private high = 0;
  private low = 0;

  add(given: unknown, index: number): void {
    const own = hashOf(given instanceof CsvRow ? given.cells : given, 0x9e3779b9, 0);
    this.high = (this.high + mixed(own ^ imul(index + 1, 0x85ebca6b))) | 0;
    this.low = (this.low + mixed(imul(own, 0xc2b2ae35) + index)) | 0;
  }

  /** The sum so far; it begins anew then. */
  take(): string {
    const text = textOf(this.high, this.low);
    this.high = 0;
    this.low = 0;
    return text;
  }
}

/** The sum of two stretches side by side; `undefined` where one of them has none. */
export function sumOfBoth(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return undefined;
  return textOf(laneOf(one, 0) + laneOf(other, 0), laneOf(one, 8) + laneOf(other, 8));
}

const laneOf = (sum: string, from: number): number => parseInt(sum.slice(from, from + 8), 16);

const textOf = (high: number, low: number): string =>
  [high, low].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');

/** Below lies nothing by which one recipient differs from another; and what refers to itself has an end. */
const deepest = 8;

function hashOf(value: unknown, seed: number, depth: number): number {
  if (typeof value === 'string') return hashOfText(value, seed);
  if (typeof value !== 'object' || value === null) return hashOfText(String(value), seed ^ 1);
  if (value instanceof Date) return hashOfText(String(value.getTime()), seed ^ 2);
  let hash = seed ^ 3;
  if (depth === deepest) return hash;
  for (const name in value) {
    const inner = (value as Readonly<Record<string, unknown>>)[name];
    // As in JSON: left out and `undefined` are the same.
    if (inner !== undefined) hash = hashOf(inner, hashOfText(name, hash), depth + 1);
  }
  return hash;
}

/** FNV-1a over UTF-16 units, with the length, so that letters cannot move from one field to the next. */
function hashOfText(text: string, seed: number): number {
  let hash = seed ^ text.length;
  for (let index = 0; index < text.length; index++) hash = imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash ^ (hash >>> 15);
}

function mixed(hash: number): number {
  const once = imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}

/** Tells one recipient from another without saying anything of either. */
export function fingerprintOf(given: unknown): string {
  try {
    return stableHash(JSON.stringify(given instanceof CsvRow ? given.cells : given)).slice(0, 16);
  } catch {
    return 'none';
  }
}
