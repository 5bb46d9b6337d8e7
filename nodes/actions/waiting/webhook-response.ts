import { isJsonObject } from '../../../core/src/validation';
import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { htmlPage, paragraph } from './html-page';
import { type Values } from '../fields/field';

/** The members of n8n's Express response that are used here. */
interface ExpressResponse {
  status(code: number): ExpressResponse;
  setHeader(name: string, value: string): unknown;
  send(body: string): unknown;
  json(body: unknown): unknown;
}

/** The output that was prepared for a timeout when the wait started. It also holds the saved state. */
export function readSavedState(context: IWebhookFunctions): Values {
  const saved: unknown = context.evaluateExpression('{{ $json }}', 0);
  return isJsonObject(saved) ? saved : {};
}

export function requestBody(context: IWebhookFunctions): Values {
  const body: unknown = context.getBodyData();
  return isJsonObject(body) ? body : {};
}

export function requestMethod(context: IWebhookFunctions): string {
  const request: unknown = context.getRequestObject();
  return isJsonObject(request) ? String(request['method']) : '';
}

/** Whether the request comes from an app rather than from the page's form. */
export function isJsonRequest(context: IWebhookFunctions): boolean {
  const { 'content-type': type = '' } = context.getHeaderData();
  return type.includes('json');
}

/** Responds with a page. With `output`, the execution resumes with it; without, it continues to wait. */
export function sendPage(
  context: IWebhookFunctions,
  page: string,
  { status = 200, output }: { readonly status?: number; readonly output?: IDataObject } = {},
): IWebhookResponseData {
  const response = responseOf(context).status(status);
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  );
  response.send(page);
  return { noWebhookResponse: true, ...resumeWith(output) };
}

/**
 * Responds with JSON. With `output`, the execution resumes with it; without, it continues to wait.
 *
 * When the execution resumes, n8n 2 responds after it has stored that. If it cannot, 8x8 gets an error and tries again.
 */
export function sendJson(
  context: IWebhookFunctions,
  body: IDataObject,
  { status = 200, output }: { readonly status?: number; readonly output?: IDataObject } = {},
): IWebhookResponseData {
  if (output && status === 200) return { webhookResponse: body, ...resumeWith(output) };
  responseOf(context).status(status).json(body);
  return { noWebhookResponse: true, ...resumeWith(output) };
}

/** Refuses a request for another wait of the execution, or without the key of this one. */
export function refuseRequest(context: IWebhookFunctions): IWebhookResponseData {
  const message = 'This link is not valid, or no longer needed.';
  return isJsonRequest(context)
    ? sendJson(context, { message }, { status: 403 })
    : sendPage(context, htmlPage('Nothing to do', paragraph(message)), { status: 403 });
}

function resumeWith(json: IDataObject | undefined): IWebhookResponseData {
  return json ? { workflowData: [[{ json }]] } : {};
}

function responseOf(context: IWebhookFunctions): ExpressResponse {
  const response: unknown = context.getResponseObject();
  return response as ExpressResponse;
}
