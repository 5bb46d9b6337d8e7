import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { responseOf } from './webhook-exchange';

/** Answers a request with a status of its own and starts nothing. To 8x8 every such answer means: send it again. */
export function refuseRequest(
  context: IWebhookFunctions,
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): IWebhookResponseData {
  responseOf(context).status(status).set(headers).json({ message });
  return { noWebhookResponse: true };
}
