import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';

import { pageFolder } from '../page-folder';
import { sendResponse } from '../server/http-response';

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/** Allows no external and no inline resources, so that message contents can never run as code. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:";

/** Serves the page and its files. Returns false for any other path. */
export function servePage(request: IncomingMessage, response: ServerResponse, path: string): boolean {
  const [, name] = path === '/' ? ['', 'index.html'] : (/^\/_page\/([a-z-]+\.(?:css|js))$/.exec(path) ?? []);
  if (name === undefined || request.method !== 'GET') return false;
  const body = readPageFile(name);
  if (body === undefined) return false;
  request.resume();
  sendResponse(response, {
    status: 200,
    headers: {
      'content-type': contentTypes[name.split('.').pop() ?? ''] ?? 'text/plain',
      'content-security-policy': contentSecurityPolicy,
      'cache-control': 'no-cache',
    },
    body,
  });
  return true;
}

function readPageFile(name: string): string | undefined {
  try {
    return readFileSync(join(pageFolder, name), 'utf8');
  } catch {
    return undefined;
  }
}
