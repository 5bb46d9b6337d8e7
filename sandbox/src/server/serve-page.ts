import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';

import { pageFolder } from '../page-folder';
import { jsonResponse, sendResponse } from './http-response';

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
};

/** Allows no external and no inline resources, so that message contents can never run as code. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; media-src 'self'";

/** Serves the page and its files. Returns false for any other path. */
export function servePage(request: IncomingMessage, response: ServerResponse, path: string): boolean {
  const [, name] =
    path === '/' ? ['', 'index.html'] : (/^\/_page\/([a-z-]+\.(?:css|js|mp3|mp4))$/.exec(path) ?? []);
  if (name === undefined || request.method !== 'GET') return false;
  if (path !== '/' && readPageFile(name) === undefined) return false;
  sendPage(request, response, name);
  return true;
}

/** Sends a file of the page. */
export function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  status = 200,
): void {
  const body = readPageFile(name);
  request.resume();
  if (body === undefined) {
    sendResponse(response, jsonResponse(503, { error: 'The page is not built: run npm run build:page' }));
    return;
  }
  sendResponse(response, {
    status,
    headers: {
      'content-type': contentTypes[name.split('.').pop() ?? ''] ?? 'text/plain',
      'content-security-policy': contentSecurityPolicy,
      'cache-control': 'no-cache',
    },
    body,
  });
}

function readPageFile(name: string): Buffer | undefined {
  try {
    return readFileSync(join(pageFolder, name));
  } catch {
    return undefined;
  }
}
