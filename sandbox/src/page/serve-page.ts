import type { IncomingMessage, ServerResponse } from 'node:http';

import { send } from '../server/answer';

/** Serves the page and what belongs to it; says whether the request was for that. */
export function servePage(request: IncomingMessage, response: ServerResponse, path: string): boolean {
  if (path !== '/' || request.method !== 'GET') return false;
  send(response, {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<!doctype html><title>8x8 sandbox</title><p>The page is being built.',
  });
  return true;
}
