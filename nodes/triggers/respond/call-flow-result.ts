import { isJsonObject } from '../../../core/src/validation';
import type { CallFlowAnswer } from '../../../core/src/generated';
import { checkCallFlowAnswer, cleanCallFlowAnswer, hangup, say } from '../../../core/src/voice';
import type { IWebhookFunctions } from 'n8n-workflow';
import { locatorValue } from '../../actions/fields/resource-locator';
import { callFlowIssuesText } from '../../shared/error-messages';
import type { WebhookResponse } from './intercept-response';

/** A valid call flow, or the reason why there is none. */
type CallFlowResult = { readonly callFlow: CallFlowAnswer } | { readonly reason: string };

/**
 * Reads the call flow from the workflow's result. The last node returns either one item with a `callflow`, such as
 * Build Call Flow creates, or one item per action.
 */
export function readCallFlow({ status, body }: WebhookResponse): CallFlowResult {
  if (status >= 400) return { reason: 'the workflow did not succeed. Open its execution to see why.' };
  const items: readonly unknown[] = Array.isArray(body) ? body : [body];
  const [first] = items;
  if (!isJsonObject(first)) return { reason: `the last node returned no item. ${advice}` };
  const callFlow = cleanCallFlowAnswer('callflow' in first ? toCallFlowAnswer(first) : { callflow: items });
  if (!('callflow' in first) && !('action' in first)) {
    return { reason: `the last node returned no call flow. ${advice}` };
  }
  const { issues } = checkCallFlowAnswer(callFlow);
  // Without issues, the object is a valid call flow.
  return issues.length === 0
    ? { callFlow: callFlow as CallFlowAnswer }
    : { reason: `the last node returned a call flow that 8x8 cannot play. ${callFlowIssuesText(issues)}` };
}

const advice = 'End the workflow with the Build Call Flow operation of the 8x8 Voice node.';

/** The call flow without the other fields of the item, which 8x8 does not know. */
function toCallFlowAnswer({ callflow, clientActionId }: Readonly<Record<string, unknown>>): object {
  const actionId = typeof clientActionId === 'number' ? String(clientActionId) : clientActionId;
  return {
    ...(actionId === undefined || actionId === null ? {} : { clientActionId: actionId }),
    callflow,
  };
}

/** Says the Fallback Message and ends the call. Without a valid message, only ends the call. */
export function fallbackCallFlow(context: IWebhookFunctions): CallFlowAnswer {
  const message = textParameter(context, 'fallbackMessage');
  const voiceProfile = textParameter(context, 'fallbackVoiceProfile');
  const endCall: CallFlowAnswer = { callflow: [hangup()] };
  if (message === '' || voiceProfile === '') return endCall;
  const sayMessage: CallFlowAnswer = { callflow: [say(message, { voiceProfile }), hangup()] };
  return checkCallFlowAnswer(sayMessage).issues.length === 0 ? sayMessage : endCall;
}

function textParameter(context: IWebhookFunctions, name: string): string {
  const value = locatorValue(context.getNodeParameter(name, ''));
  return typeof value === 'string' ? value.trim() : '';
}
