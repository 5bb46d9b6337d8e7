import { WebhookBodyError } from '../../../../core/src/webhooks';
import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { parseEvent, withErrorMeaning } from '../../../shared/webhook-event';
import { readSavedState, requestBody, sendJson } from '../webhook-response';

/**
 * Handles a reply that 8x8 Automation hands over. Resumes the execution, unless the reply belongs to an earlier question
 * of the same execution.
 */
export function handleReply(context: IWebhookFunctions): IWebhookResponseData {
  const { waitId, reply } = requestBody(context);
  const saved = readSavedState(context);
  if (waitId !== saved['waitId']) return sendJson(context, { received: true });
  const event = parseEvent(context, reply);
  if (event instanceof WebhookBodyError)
    return sendJson(context, { message: event.message }, { status: 400 });
  const fields = Object.entries(withErrorMeaning(event)).filter(
    ([name]) => name !== 'key' && name !== 'type',
  );
  const output: IDataObject = {
    replied: true,
    sentUmid: String(saved['sentUmid']),
    ...Object.fromEntries(fields),
  };
  return sendJson(context, { received: true }, { output });
}
