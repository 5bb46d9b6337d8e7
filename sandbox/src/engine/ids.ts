import { createHash } from 'node:crypto';

import { defineRecord } from './state/record';
import type { SandboxState } from './state/state';
import { defineTable } from './state/table-definition';

/**
 * IDs are hashes of the seed, a kind and a counter, so that the same calls give the same IDs. The kinds of IDs. Each
 * kind has its own counter, so that the umids of a run do not depend on the number of webhooks.
 */
export type IdKind =
  | 'umid'
  | 'batch'
  | 'job'
  | 'file'
  | 'flow'
  | 'error'
  | 'event'
  | 'delivery'
  | 'attempt'
  | 'fault'
  | 'chance'
  | 'sample'
  | 'definition'
  | 'workflow'
  | 'step'
  | 'script'
  | 'handover'
  | 'request'
  | 'apiRequest'
  | 'call'
  | 'session'
  | 'recording'
  | 'video'
  | 'verification'
  | 'code'
  | 'lookup'
  | 'smppDelivery'
  | 'contact'
  | 'contactGroup'
  | 'contactBatch';

interface IdCounter {
  readonly kind: string;
  /** The number of IDs created. */
  readonly count: number;
}

const counterTable = defineTable<IdCounter>({
  name: 'idCounters',
  key: ({ kind }) => kind,
  fields: { kind: 'string', count: 'number' },
});

const seedRecord = defineRecord('seed', ({ seed }) => ({ seed }), { seed: 'string' });

export function getSeed(state: SandboxState): string {
  return state.record(seedRecord).seed;
}

/** Returns the number of IDs of a kind that were created. */
export function countIds(state: SandboxState, kind: IdKind): number {
  return state.table(counterTable).get(kind)?.count ?? 0;
}

function nextCount(state: SandboxState, kind: IdKind): number {
  const count = countIds(state, kind) + 1;
  state.table(counterTable).put({ kind, count });
  return count;
}

function nextHash(state: SandboxState, kind: IdKind): Buffer {
  return createHash('sha256')
    .update(`${getSeed(state)}/${kind}/${nextCount(state, kind)}`)
    .digest();
}

/** Returns the next UUID of a kind. The same seed and calls give the same UUIDs. */
export function nextUuid(state: SandboxState, kind: IdKind): string {
  const bytes = nextHash(state, kind);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

/** Returns the next number of a kind, for IDs that 8x8 counts up. The numbers start after `first`. */
export function nextNumber(state: SandboxState, kind: IdKind, first: number): number {
  return first + nextCount(state, kind);
}

/** Returns a long token of letters and digits, for example a job ID. */
export function nextToken(state: SandboxState, kind: IdKind): string {
  const bytes = Buffer.concat([nextHash(state, kind), nextHash(state, kind)]);
  return bytes
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 64);
}

/** Returns random characters of an alphabet, for one-time codes. */
export function nextCharacters(state: SandboxState, kind: IdKind, alphabet: string, length: number): string {
  return [...nextHash(state, kind).subarray(0, length)]
    .map((byte) => alphabet[byte % alphabet.length])
    .join('');
}

/** Returns a number from 0 up to, but not including, 1. */
export function nextRandom(state: SandboxState): number {
  return nextHash(state, 'chance').readUInt32BE(0) / 2 ** 32;
}

/** Returns decimal digits of a hash of the text. They do not depend on earlier calls. */
export function hashDigits(text: string, length: number): string {
  const hash = createHash('sha256').update(text).digest('hex');
  return BigInt(`0x${hash}`).toString().slice(0, length);
}

/** Returns hexadecimal digits of a hash of the text. */
export function hashHex(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

/** Letters and digits, for short links. */
export function hashCharacters(text: string, length: number): string {
  return createHash('sha256')
    .update(text)
    .digest('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, length);
}
