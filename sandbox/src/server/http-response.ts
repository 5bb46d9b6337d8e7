import type { ServerResponse } from 'node:http';

/** A response that is not sent yet, so that a fault can still replace it or cut it off. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** Creates a JSON response, without a body when the value is undefined. */
export function jsonResponse(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  if (value === undefined) return { status, headers, body: '' };
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** Sends a response, unless the connection has closed. */
export function sendResponse(response: ServerResponse, { status, headers, body }: HttpResponse): void {
  if (response.destroyed) return;
  const length = Buffer.byteLength(body);
  response.writeHead(status, status === 204 ? headers : { ...headers, 'content-length': String(length) });
  response.end(status === 204 ? undefined : body);
}
