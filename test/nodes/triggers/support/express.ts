import type { IncomingMessage, ServerResponse } from 'node:http';

/** The part of Express's response that triggers use. */
export type ExpressResponse = ServerResponse & {
  status(code: number): ExpressResponse;
  set(headers: Readonly<Record<string, string>>): ExpressResponse;
  json(body: unknown): void;
};

/** Adds the methods of Express to a Node response: n8n gives its triggers Express's response. */
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
 * Reads the body as n8n does: keeps the bytes, and parses JSON before it calls the node.
 *
 * @returns whether the JSON is invalid; n8n then responds with 422 itself
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
