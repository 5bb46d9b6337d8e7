import { CsvRow } from '../../csv/csv-row';
import { stableHash } from '../../webhooks/parsing/stable-hash';

const { imul } = Math;

/**
 * A checksum of consecutive recipients. With it, a checkpoint detects that the list has changed, without storing
 * personal data.
 *
 * Each recipient is hashed with its place in the list, and the hashes are added. So the checksums of two neighboring
 * ranges can be added, and ranges can finish in any order. The order of the recipients still matters.
 */
export class RangeChecksum {
  private high = 0;
  private low = 0;

  add(recipient: unknown, index: number): void {
    const own = hashValue(recipient instanceof CsvRow ? recipient.cells : recipient, 0x9e3779b9, 0);
    this.high = (this.high + mix(own ^ imul(index + 1, 0x85ebca6b))) | 0;
    this.low = (this.low + mix(imul(own, 0xc2b2ae35) + index)) | 0;
  }

  /** Returns the checksum so far and starts a new one. */
  takeAndReset(): string {
    const text = toHex(this.high, this.low);
    this.high = 0;
    this.low = 0;
    return text;
  }
}

/** The checksum of two neighboring ranges, or `undefined` if one of them has none. */
export function joinChecksums(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return undefined;
  return toHex(parseHexWord(one, 0) + parseHexWord(other, 0), parseHexWord(one, 8) + parseHexWord(other, 8));
}

const parseHexWord = (sum: string, from: number): number => parseInt(sum.slice(from, from + 8), 16);

const toHex = (high: number, low: number): string =>
  [high, low].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');

/** Deeper values are ignored, so that circular references end. */
const maxDepth = 8;

function hashValue(value: unknown, seed: number, depth: number): number {
  if (typeof value === 'string') return hashText(value, seed);
  if (typeof value !== 'object' || value === null) return hashText(String(value), seed ^ 1);
  if (value instanceof Date) return hashText(String(value.getTime()), seed ^ 2);
  let hash = seed ^ 3;
  if (depth === maxDepth) return hash;
  for (const name in value) {
    const inner = (value as Readonly<Record<string, unknown>>)[name];
    // As in JSON, `undefined` equals a missing field.
    if (inner !== undefined) hash = hashValue(inner, hashText(name, hash), depth + 1);
  }
  return hash;
}

/**
 * FNV-1a over UTF-16 code units. The length is part of the seed, so that the fields "ab", "c" and "a", "bc" differ.
 */
function hashText(text: string, seed: number): number {
  let hash = seed ^ text.length;
  for (let index = 0; index < text.length; index++) hash = imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash ^ (hash >>> 15);
}

function mix(hash: number): number {
  const once = imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}

/**
 * A short hash of one recipient, or `none` if it cannot be serialized. Contains no readable part of it. A checkpoint
 * keeps that of the last recipient of each batch, to notice another list.
 */
export function fingerprintOf(recipient: unknown): string {
  try {
    return stableHash(JSON.stringify(recipient instanceof CsvRow ? recipient.cells : recipient)).slice(0, 16);
  } catch {
    return 'none';
  }
}
