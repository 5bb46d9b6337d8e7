import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** n8n's request, an Express request whose body n8n has read: up to N8N_PAYLOAD_SIZE_MAX, before a node is asked. */
export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The bytes as they came; absent for a form. */
  readonly rawBody?: Uint8Array;
}

/** n8n's response, an Express response. */
export interface WebhookResponse {
  readonly statusCode: number;
  readonly writableEnded: boolean;
  once(event: 'close', listener: () => void): unknown;
  status(code: number): WebhookResponse;
  set(headers: Readonly<Record<string, string>>): WebhookResponse;
  json(body: unknown): unknown;
  send?(body: unknown): unknown;
  end(body?: unknown): unknown;
}

/** n8n speaks of Express's types, but does not bring them. */
export function requestOf(context: IWebhookFunctions): WebhookRequest {
  const request: unknown = context.getRequestObject();
  return request as WebhookRequest;
}

export function responseOf(context: IWebhookFunctions): WebhookResponse {
  const response: unknown = context.getResponseObject();
  return response as WebhookResponse;
}

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
