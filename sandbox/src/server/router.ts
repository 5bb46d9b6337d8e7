import type { IncomingMessage, ServerResponse } from 'node:http';

import { serveStoredFile } from '../chat-apps/files';
import { serveFlow } from '../chat-apps/flows/serve-flow';
import { serveBatchFile } from '../contacts/batches/serve-batch-file';
import { handleControl } from '../control/control-api';
import type { SandboxContext } from '../engine/context';
import { serveExport } from '../log-exports/export-responses';
import { servePage } from '../page/serve-page';
import type { Sandbox } from '../sandbox';
import { serveSilentAuthentication } from '../verification/silent-authentication';
import type { Api } from './api';
import { jsonResponse, sendResponse } from './http-response';

/** Routes a request to the sandbox's page, the control API, the downloads, silent authentication, or the 8x8 API. */
export async function handleRequest(
  services: { readonly context: SandboxContext; readonly api: Api; readonly sandbox: Sandbox },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = parseUrl(request);
  if (!url) {
    sendResponse(response, jsonResponse(400, { error: 'The URL is not valid' }));
  } else if (url.pathname === '/_sandbox' || url.pathname.startsWith('/_sandbox/')) {
    await handleControl(services.sandbox, request, response, url);
  } else if (servePage(request, response, url.pathname)) {
    return;
  } else if (serveDownload(services.context, request, response, url)) {
    return;
  } else if (serveBatchFile(services.context, request, response, url.pathname)) {
    return;
  } else if (serveSilentAuthentication(services.context, request, response, url.pathname)) {
    return;
  } else {
    await services.api.handle(request, response, url);
  }
}

function parseUrl({ url = '/' }: IncomingMessage): URL | undefined {
  try {
    return new URL(url, 'http://sandbox');
  } catch {
    return undefined;
  }
}

/** Serves files beside the API. A token in the URL gives access. Returns false for any other path. */
function serveDownload(
  context: SandboxContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): boolean {
  if (request.method !== 'GET') return false;
  const answer = serveExport(context, url) ?? serveStoredFile(context, url) ?? serveFlow(context, url);
  if (!answer) return false;
  request.resume();
  sendResponse(response, answer);
  return true;
}
