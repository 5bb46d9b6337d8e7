import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** n8n's Express request. n8n has already read a JSON body, up to N8N_PAYLOAD_SIZE_MAX. */
export interface ExpressRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The unparsed body; absent for form data, and for other content types until `readRawBody` is called. */
  readonly rawBody?: Uint8Array;
  readRawBody?(): Promise<void>;
  readonly originalUrl: string;
  /** `encrypted` exists on a TLS socket. */
  readonly socket: {
    readonly localAddress?: string;
    readonly localPort?: number;
    readonly encrypted?: boolean;
  };
}

/** n8n's Express response. n8n does not export Express's types, so only the members used here are declared. */
export interface ExpressResponse {
  readonly statusCode: number;
  readonly writableEnded: boolean;
  once(event: 'close', listener: () => void): unknown;
  status(code: number): ExpressResponse;
  set(headers: Readonly<Record<string, string>>): ExpressResponse;
  json(body: unknown): unknown;
  send?(body: unknown): unknown;
  end(body?: unknown): unknown;
}

/** The request that n8n passes to the `webhook` method of a trigger. */
export function requestOf(context: IWebhookFunctions): ExpressRequest {
  const request: unknown = context.getRequestObject();
  return request as ExpressRequest;
}

/** The unparsed body, or `undefined` for form data. */
export async function readRawBody(context: IWebhookFunctions): Promise<Uint8Array | undefined> {
  const request = requestOf(context);
  const isForm = String(request.headers['content-type']).startsWith('multipart/');
  if (!request.rawBody && !isForm) await request.readRawBody?.();
  return request.rawBody;
}

export function responseOf(context: IWebhookFunctions): ExpressResponse {
  const response: unknown = context.getResponseObject();
  return response as ExpressResponse;
}

/** Responds with an error status and does not start the workflow. 8x8 retries on every status but 2xx. */
export function rejectRequest(
  context: IWebhookFunctions,
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): IWebhookResponseData {
  responseOf(context).status(status).set(headers).json({ message });
  return { noWebhookResponse: true };
}
