import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isRecord, type Values } from '../fields/field';

interface PageResponse {
  status(code: number): PageResponse;
  setHeader(name: string, value: string): unknown;
  send(body: string): unknown;
  json(body: unknown): unknown;
}

/** What the node left for itself when it went to sleep. */
export function leftBehind(context: IWebhookFunctions): Values {
  const left: unknown = context.evaluateExpression('{{ $json }}', 0);
  return isRecord(left) ? left : {};
}

/** What a form or an app has sent. */
export function bodyOf(context: IWebhookFunctions): Values {
  const body: unknown = context.getBodyData();
  return isRecord(body) ? body : {};
}

export function methodOf(context: IWebhookFunctions): string {
  const request: unknown = context.getRequestObject();
  return isRecord(request) ? String(request['method']) : '';
}

/** Whether an app asks, and no browser. */
export function wantsJson(context: IWebhookFunctions): boolean {
  const { 'content-type': type = '' } = context.getHeaderData();
  return type.includes('json');
}

/** Answers with a page; the workflow sleeps on, unless there are `items` to go on with. */
export function showPage(
  context: IWebhookFunctions,
  page: string,
  { status = 200, goOnWith }: { readonly status?: number; readonly goOnWith?: IDataObject } = {},
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
  return { noWebhookResponse: true, ...resumedWith(goOnWith) };
}

export function answerJson(
  context: IWebhookFunctions,
  body: IDataObject,
  { status = 200, goOnWith }: { readonly status?: number; readonly goOnWith?: IDataObject } = {},
): IWebhookResponseData {
  responseOf(context).status(status).json(body);
  return { noWebhookResponse: true, ...resumedWith(goOnWith) };
}

function resumedWith(json: IDataObject | undefined): IWebhookResponseData {
  return json ? { workflowData: [[{ json }]] } : {};
}

function responseOf(context: IWebhookFunctions): PageResponse {
  const response: unknown = context.getResponseObject();
  return response as PageResponse;
}
