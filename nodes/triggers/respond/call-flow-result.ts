import type { CallFlowAnswer } from '../../../core/src/generated';
import { checkCallFlowAnswer, hangup, say } from '../../../core/src/voice';
import { callFlowIssues } from '../../shared/error-messages';
import type { WebhookAnswer } from './intercept-response';
import type { IWebhookFunctions } from 'n8n-workflow';

/** A call flow that 8x8 can play, or why there is none. */
type FoundCallFlow = { readonly callFlow: CallFlowAnswer } | { readonly why: string };

/**
 * The call flow that a workflow ended with: an item that holds one, as Build Call Flow gives it, or items that are its
 * actions.
 */
export function callFlowIn({ status, body }: WebhookAnswer): FoundCallFlow {
  if (status >= 400) return { why: 'the workflow did not succeed. Its execution says why.' };
  const items: readonly unknown[] = Array.isArray(body) ? body : [body];
  const [first] = items;
  if (!isObject(first)) return { why: `the last node gave no item. ${advice}` };
  const answer = 'callflow' in first ? withoutExtras(first) : { callflow: items };
  if (!('callflow' in first) && !('action' in first)) {
    return { why: `the last node gave no call flow. ${advice}` };
  }
  const { issues } = checkCallFlowAnswer(answer);
  // What has no issues is a call flow.
  return issues.length === 0
    ? { callFlow: answer as CallFlowAnswer }
    : { why: `8x8 could not play what the last node gave. ${callFlowIssues(issues)}` };
}

const advice = 'End the workflow with Build Call Flow of the 8x8 node.';

function withoutExtras({ callflow, clientActionId }: Readonly<Record<string, unknown>>): object {
  const reference = typeof clientActionId === 'number' ? String(clientActionId) : clientActionId;
  return {
    ...(reference === undefined || reference === null ? {} : { clientActionId: reference }),
    callflow,
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a caller hears when the workflow has nothing to play: a message, and the end of the call. */
export function fallbackOf(context: IWebhookFunctions): CallFlowAnswer {
  const text = textOf(context, 'fallbackMessage');
  const voiceProfile = textOf(context, 'fallbackVoiceProfile');
  const ended: CallFlowAnswer = { callflow: [hangup()] };
  if (text === '' || voiceProfile === '') return ended;
  const spoken: CallFlowAnswer = { callflow: [say(text, { voiceProfile }), hangup()] };
  return checkCallFlowAnswer(spoken).issues.length === 0 ? spoken : ended;
}

function textOf(context: IWebhookFunctions, name: string): string {
  const value = context.getNodeParameter(name, '');
  return typeof value === 'string' ? value.trim() : '';
}
