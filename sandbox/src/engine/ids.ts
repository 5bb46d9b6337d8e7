import { createHash } from 'node:crypto';

import type { SandboxState } from './state';

/**
 * The kinds of IDs. Each kind has its own counter, so that the umids of a run do not depend on the number of
 * webhooks.
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
  | 'request'
  | 'call'
  | 'session'
  | 'recording'
  | 'video'
  | 'verification'
  | 'code'
  | 'lookup'
  | 'contact'
  | 'contactGroup'
  | 'contactBatch';

type IdCounters = Pick<SandboxState, 'seed' | 'counters'>;

function nextHash(state: IdCounters, kind: IdKind): Buffer {
  const count = (state.counters[kind] ?? 0) + 1;
  state.counters[kind] = count;
  return createHash('sha256').update(`${state.seed}/${kind}/${count}`).digest();
}

/** Returns the next UUID of a kind. The same seed and calls give the same UUIDs. */
export function nextUuid(state: IdCounters, kind: IdKind): string {
  const bytes = nextHash(state, kind);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

/** Returns the next number of a kind, for IDs that 8x8 counts up. The numbers start after `first`. */
export function nextNumber(state: IdCounters, kind: IdKind, first: number): number {
  const count = (state.counters[kind] ?? 0) + 1;
  state.counters[kind] = count;
  return first + count;
}

/** Returns a long token of letters and digits, for example a job ID. */
export function nextToken(state: IdCounters, kind: IdKind): string {
  const bytes = Buffer.concat([nextHash(state, kind), nextHash(state, kind)]);
  return bytes
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 64);
}

/** Returns random characters of an alphabet, for one-time codes. */
export function nextCharacters(state: IdCounters, kind: IdKind, alphabet: string, length: number): string {
  return [...nextHash(state, kind).subarray(0, length)]
    .map((byte) => alphabet[byte % alphabet.length])
    .join('');
}

/** Returns a number from 0 up to, but not including, 1. */
export function nextRandom(state: IdCounters): number {
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
