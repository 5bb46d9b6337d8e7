import type { IncomingMessage, ServerResponse } from 'node:http';
import { handleControl } from '../control/control-api';
import { servePage } from '../page/serve-page';
import { serveContactFile } from '../contacts/batches/serve-batch-file';
import type { Sandbox } from '../sandbox';
import type { World } from '../engine/context';
import { jsonAnswer, send } from './http-response';
import type { Api } from './api';
import { serveSilentAuthentication } from '../verification/silent-authentication';
import { exportFile } from '../log-exports/export-responses';
import { uploadedFile } from '../chat-apps/files';
import { flowFile } from '../chat-apps/flows/serve-flow';

/** One port, several faces: the page, the control API, what lies beside the API, and the API of 8x8. */
export async function handleRequest(
  parts: { readonly world: World; readonly api: Api; readonly sandbox: Sandbox },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = urlOf(request);
  if (!url) {
    send(response, jsonAnswer(400, { error: 'The address cannot be read' }));
  } else if (url.pathname === '/_sandbox' || url.pathname.startsWith('/_sandbox/')) {
    await handleControl(parts.sandbox, request, response, url);
  } else if (servePage(request, response, url.pathname)) {
    return;
  } else if (serveDownload(parts.world, request, response, url)) {
    return;
  } else if (serveContactFile(parts.world, request, response, url.pathname)) {
    return;
  } else if (serveSilentAuthentication(parts.world, request, response, url.pathname)) {
    return;
  } else {
    await parts.api.handle(request, response, url);
  }
}

function urlOf({ url = '/' }: IncomingMessage): URL | undefined {
  try {
    return new URL(url, 'http://sandbox');
  } catch {
    return undefined;
  }
}

/**
 * What lies beside the API: whoever has the address may fetch it. Says whether the request was for that.
 */
function serveDownload(world: World, request: IncomingMessage, response: ServerResponse, url: URL): boolean {
  if (request.method !== 'GET') return false;
  const answer = exportFile(world, url) ?? uploadedFile(world, url) ?? flowFile(world, url);
  if (!answer) return false;
  request.resume();
  send(response, answer);
  return true;
}
