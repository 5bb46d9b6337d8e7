import { nextLetters } from '../engine/ids';
import type { WorldState } from '../engine/state';

const digits = '0123456789';
const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const alphabets: Readonly<Record<string, string>> = {
  ALPHANUMERIC: digits + capitals + capitals.toLowerCase(),
  ALPHANUMERIC_CAPITALS: digits + capitals,
  ALPHANUMERIC_EASY: digits + capitals.replace(/[IOQSZ]/g, ''),
};

/** With the dash it must still fit into the ten characters that can be checked. */
const mostWithDash = 9;

/** The next code: the same seed and the same calls give the same ones. */
export function nextCode(state: WorldState, type: string, length: number): string {
  if (type !== 'NUMERIC_WITH_DASH') return nextLetters(state, 'code', alphabets[type] ?? digits, length);
  const code = nextLetters(state, 'code', digits, Math.min(length, mostWithDash));
  const middle = Math.floor(code.length / 2);
  return code.length <= 3 ? code : `${code.slice(0, middle)}-${code.slice(middle)}`;
}
