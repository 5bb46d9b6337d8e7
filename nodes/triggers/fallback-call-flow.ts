import { checkCallFlowAnswer, hangup, say, type CallFlowAnswer } from '../../core/src/pure';
import type { IWebhookFunctions } from 'n8n-workflow';

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
