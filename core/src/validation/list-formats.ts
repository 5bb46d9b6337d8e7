import type { ListFormat } from './json-schema';
import { type ValidationContext, addIssue, addWarning, type Fields } from './validation-context';

/** What a list as a whole must be, beyond what each of its entries must be. Reports to the walk. */
export type ListRule = (values: readonly unknown[], walk: ValidationContext) => void;

/** What each format of a list demands. */
export const listFormats: Readonly<Record<ListFormat, ListRule>> = {
  'call-flow': callFlowRule({ begins: true, mostCalls: 2 }),
  // A call is there already, and more than two are never joined.
  'call-flow-answer': callFlowRule({ begins: false, mostCalls: 1 }),
};

interface Place {
  /** Whether it is a flow of its own, which begins with a call. */
  readonly begins: boolean;
  readonly mostCalls: number;
}

/** Other names may be actions that 8x8 has added: nothing is said about those. */
const notCalls = ['say', 'sayandcapture', 'playfile', 'hangup'];

/**
 * What the actions of a call flow demand of each other, as 8x8's codes -1003 to -1013 have it.
 *
 * Follows https://developer.8x8.com/connect/docs/voice-status-codes.
 */
export function callFlowRule({
  begins,
  mostCalls,
}: Place): (actions: readonly unknown[], walk: ValidationContext) => void {
  return (actions, walk) => {
    const names = actions.map(nameOf);
    const note = (index: number, rule: string, message: string, advice: string): void =>
      at(walk, index, () => addIssue(walk, rule, message, advice, 'action'));
    if (begins && notCalls.includes(names[0] ?? '')) {
      note(
        0,
        'first-action',
        'is not makeCall',
        'Begin with makeCall: it makes the call that all else happens in.',
      );
    }
    const extra = names.reduce<number[]>(
      (found, name, index) => (name === 'makecall' ? [...found, index] : found),
      [],
    )[mostCalls];
    if (extra !== undefined) {
      note(
        extra,
        'most-calls',
        `makes a call too many`,
        `No more than two are joined: use at most ${calls(mostCalls)}.`,
      );
    }
    const end = names.indexOf('hangup');
    if (end >= 0 && end < names.length - 1) {
      note(end, 'last-action', 'is not the last', 'Put hangup at the end: nothing comes after it.');
    }
    names.forEach((name, index) => {
      if (name === 'sayandcapture') at(walk, index, () => checkCapture(paramsOf(actions[index]), walk));
    });
  };
}

const calls = (count: number): string => (count === 1 ? 'one makeCall' : `${count} makeCall`);

function at(walk: ValidationContext, index: number, work: () => void): void {
  const { depth } = walk;
  walk.path[depth] = index;
  walk.depth = depth + 1;
  work();
  walk.depth = depth;
}

function checkCapture(
  { minDigits, maxDigits, digitTimeout, overallTimeout, completeOnHash }: Fields,
  walk: ValidationContext,
): void {
  if (completeOnHash === false && typeof maxDigits !== 'number') {
    addIssue(
      walk,
      'capture-end',
      'is missing, and completeOnHash is false',
      'Give it, from 1 to 25: without the hash key nothing else ends the waiting.',
      'params.maxDigits',
    );
  }
  if (typeof minDigits === 'number' && typeof maxDigits === 'number' && minDigits > maxDigits) {
    addIssue(walk, 'digits', 'is less than minDigits', `Give at least ${minDigits}.`, 'params.maxDigits');
  }
  if (typeof digitTimeout !== 'number' || typeof overallTimeout !== 'number' || digitTimeout < overallTimeout)
    return;
  const note = digitTimeout > overallTimeout ? addIssue : addWarning;
  note(
    walk,
    'timeouts',
    'is not longer than digitTimeout',
    'Give more time for all keys than for the next one.',
  );
}

function nameOf(action: unknown): string {
  const name = typeof action === 'object' && action !== null ? (action as Fields)['action'] : undefined;
  return typeof name === 'string' ? name.toLowerCase() : '';
}

function paramsOf(action: unknown): Fields {
  const params = (action as Fields)['params'];
  return typeof params === 'object' && params !== null ? (params as Fields) : {};
}
