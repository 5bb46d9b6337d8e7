import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';

import { pageFolder } from '../page-folder';
import { send } from '../server/http-response';

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/** Nothing from elsewhere, and nothing inline: what a message says can never become code. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:";

/** Serves the page and the files that belong to it; says whether the request was for one of them. */
export function servePage(request: IncomingMessage, response: ServerResponse, path: string): boolean {
  const [, name] = path === '/' ? ['', 'index.html'] : (/^\/_page\/([a-z-]+\.(?:css|js))$/.exec(path) ?? []);
  if (name === undefined || request.method !== 'GET') return false;
  const body = fileOfPage(name);
  if (body === undefined) return false;
  request.resume();
  send(response, {
    status: 200,
    headers: {
      'content-type': types[name.split('.').pop() ?? ''] ?? 'text/plain',
      'content-security-policy': policy,
      'cache-control': 'no-cache',
    },
    body,
  });
  return true;
}

function fileOfPage(name: string): string | undefined {
  try {
    return readFileSync(join(pageFolder, name), 'utf8');
  } catch {
    return undefined;
  }
}
