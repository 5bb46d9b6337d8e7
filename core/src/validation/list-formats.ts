import type { ListFormat } from './json-schema';
import { type ValidationContext, addIssue, type Fields } from './validation-context';

/** Checks a whole list and adds issues to the context. */
export type ListRule = (values: readonly unknown[], context: ValidationContext) => void;

/**
 * The rule of each list format. A call flow depends on the order of its actions, which JSON Schema cannot express.
 */
export const listFormats: Readonly<Record<ListFormat, ListRule>> = {
  'call-flow': callFlowRule({ mustBeginWithCall: true, maxCalls: 2 }),
  // The response to a webhook continues an existing call, and a flow joins at most two calls.
  'call-flow-answer': callFlowRule({ mustBeginWithCall: false, maxCalls: 1 }),
};

interface CallFlowRuleOptions {
  /** True for a flow that 8x8 starts; false for one that continues a call. */
  readonly mustBeginWithCall: boolean;
  readonly maxCalls: number;
}

/** Known actions besides `makeCall`. Unknown actions pass, because 8x8 adds new ones. */
const otherActions = ['say', 'sayandcapture', 'playfile', 'hangup'];

/**
 * Checks the order and number of the actions in a call flow, as 8x8's error codes -1010, -1012 and -1013 describe.
 *
 * Follows https://developer.8x8.com/connect/docs/voice-status-codes.
 */
function callFlowRule({
  mustBeginWithCall,
  maxCalls,
}: CallFlowRuleOptions): (actions: readonly unknown[], context: ValidationContext) => void {
  return (actions, context) => {
    const names = actions.map(actionName);
    const reportAction = (index: number, rule: string, message: string, advice: string): void =>
      atIndex(context, index, () => addIssue(context, rule, message, advice, 'action'));
    if (mustBeginWithCall && otherActions.includes(names[0] ?? '')) {
      reportAction(
        0,
        'first-action',
        'is not makeCall',
        'Put makeCall first: the other actions need the call that it makes.',
      );
    }
    const extra = names.reduce<number[]>(
      (found, name, index) => (name === 'makecall' ? [...found, index] : found),
      [],
    )[maxCalls];
    if (extra !== undefined) {
      reportAction(
        extra,
        'max-calls',
        'is one makeCall too many',
        `8x8 joins at most two calls: use at most ${callCount(maxCalls)} here.`,
      );
    }
    const hangupIndex = names.indexOf('hangup');
    if (hangupIndex >= 0 && hangupIndex < names.length - 1) {
      reportAction(
        hangupIndex,
        'last-action',
        'is not the last action',
        'Put hangup at the end of the call flow.',
      );
    }
  };
}

const callCount = (count: number): string => (count === 1 ? 'one makeCall' : `${count} makeCall`);

function atIndex(context: ValidationContext, index: number, callback: () => void): void {
  const { depth } = context;
  context.path[depth] = index;
  context.depth = depth + 1;
  callback();
  context.depth = depth;
}

function actionName(action: unknown): string {
  const name = typeof action === 'object' && action !== null ? (action as Fields)['action'] : undefined;
  return typeof name === 'string' ? name.toLowerCase() : '';
}
