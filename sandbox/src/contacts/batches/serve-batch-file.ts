import type { IncomingMessage, ServerResponse } from 'node:http';

import type { SandboxContext } from '../../engine/context';
import { jsonResponse, sendResponse } from '../../server/http-response';
import { batchTable } from '../contact-store';
import { uploadId } from './contact-batch';

/**
 * Serves, without an API key, the uploaded file of a batch and `invalid.csv`, its rejected rows with the errors.
 * Returns false if the request is for something else.
 */
export function serveBatchFile(
  { state }: SandboxContext,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): boolean {
  const [, batchId, name = ''] = /^\/contacts\/files\/([0-9a-f-]{36})\/([^/]+)$/.exec(path) ?? [];
  if (batchId === undefined || request.method !== 'GET') return false;
  request.resume();
  const batch = state.table(batchTable).get(batchId);
  const content = name === 'invalid.csv' ? batch?.invalidFile : state.blobs.get(uploadId(batchId));
  if (content === undefined) {
    sendResponse(response, jsonResponse(404, { code: 1300, message: 'The file does not exist' }));
    return true;
  }
  const type = name.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/octet-stream';
  sendResponse(response, {
    status: 200,
    headers: { 'content-type': type, 'content-disposition': `attachment; filename*=UTF-8''${name}` },
    body: content,
  });
  return true;
}
