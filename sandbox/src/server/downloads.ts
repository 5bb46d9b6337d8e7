import type { IncomingMessage, ServerResponse } from 'node:http';

import { exportFile } from '../log-exports/serve-export';
import { uploadedFile } from '../chat-apps/files/serve-file';
import { flowFile } from '../chat-apps/flows/serve-flow';
import type { World } from '../engine/context';
import { send } from './http-response';

/**
 * What lies beside the API: whoever has the address may fetch it. Says whether the request was for that.
 */
export function serveDownload(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): boolean {
  if (request.method !== 'GET') return false;
  const answer = exportFile(world, url) ?? uploadedFile(world, url) ?? flowFile(world, url);
  if (!answer) return false;
  request.resume();
  send(response, answer);
  return true;
}
