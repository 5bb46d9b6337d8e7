import type { IncomingMessage, ServerResponse } from 'node:http';

import { exportFile } from '../exports/serve-export';
import { uploadedFile } from '../files/serve-file';
import { flowFile } from '../flows/serve-flow';
import type { World } from '../world/world';
import { send } from './answer';

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
