import type { IncomingMessage, ServerResponse } from 'node:http';

import { serveStoredFile } from './chat-apps/files';
import { serveFlow } from './chat-apps/flows/serve-flow';
import { serveBatchFile } from './contacts/batches/serve-batch-file';
import { handleControl } from './control/control-api';
import type { Sandbox } from './control/running-sandbox';
import type { SandboxContext } from './engine/context';
import { serveMessageExport } from './log-exports/message-log-exports';
import type { Api } from './server/api';
import { jsonResponse, sendResponse } from './server/http-response';
import { servePage } from './server/serve-page';
import { serveSilentAuthentication } from './verification/silent-authentication';
import { serveGuestRoom } from './video/guest-room';
import { serveVideoRecording } from './video/video-recordings';
import { serveRecording } from './voice/serve-recording';
import { serveVoiceExport } from './voice/voice-log-exports';

/** Routes a request to the sandbox's page, the control API, the downloads, silent authentication, video rooms, or the 8x8 API. */
export async function handleRequest(
  services: { readonly context: SandboxContext; readonly api: Api; readonly sandbox: Sandbox },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = parseUrl(request);
  if (!url) {
    sendResponse(response, jsonResponse(400, { error: 'The URL is not valid' }));
  } else if (url.pathname === '/_sandbox' || url.pathname.startsWith('/_sandbox/')) {
    await handleControl(services, request, response, url);
  } else if (servePage(request, response, url.pathname)) {
    return;
  } else if (serveDownload(services.context, request, response, url)) {
    return;
  } else if (serveBatchFile(services.context, request, response, url.pathname)) {
    return;
  } else if (serveSilentAuthentication(services.context, request, response, url.pathname)) {
    return;
  } else if (await serveGuestRoom(services.context, request, response, url.pathname)) {
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
  const answer =
    serveMessageExport(context, url) ??
    serveVoiceExport(context, url) ??
    serveStoredFile(context, url) ??
    serveFlow(context, url) ??
    serveRecording(context, url) ??
    serveVideoRecording(context, url);
  if (!answer) return false;
  request.resume();
  sendResponse(response, answer);
  return true;
}
