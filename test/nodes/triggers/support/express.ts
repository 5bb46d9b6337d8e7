import type { IncomingMessage, ServerResponse } from 'node:http';

/** As much of Express as n8n gives to a trigger. */
export type ExpressResponse = ServerResponse & {
  status(code: number): ExpressResponse;
  set(headers: Readonly<Record<string, string>>): ExpressResponse;
  json(body: unknown): void;
};

export function asExpress(response: ServerResponse): ExpressResponse {
  const express = response as ExpressResponse;
  express.status = (code) => {
    response.statusCode = code;
    return express;
  };
  express.set = (headers) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    return express;
  };
  express.json = (body) => {
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(JSON.stringify(body));
  };
  return express;
}

/**
 * n8n's body parser: it keeps the bytes, and parses what calls itself JSON before the node is asked.
 *
 * @returns whether that did not work; then n8n answers 422 itself.
 */
export async function readBody(request: IncomingMessage): Promise<boolean> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const rawBody = Buffer.concat(chunks);
  const read = request as IncomingMessage & { rawBody?: Buffer; body?: unknown };
  read.rawBody = rawBody;
  if (!request.headers['content-type']?.startsWith('application/json') || rawBody.length === 0) return false;
  try {
    read.body = JSON.parse(rawBody.toString('utf8'));
    return false;
  } catch {
    return true;
  }
}
