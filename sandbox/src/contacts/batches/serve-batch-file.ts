import type { IncomingMessage, ServerResponse } from 'node:http';

import { jsonAnswer, send } from '../../server/http-response';
import type { World } from '../../engine/context';

/** The files of an upload: whoever has the link may fetch them. Says whether the request was for one. */
export function serveContactFile(
  { state }: World,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): boolean {
  const [, batchId, name = ''] = /^\/contacts\/files\/([0-9a-f-]{36})\/([^/]+)$/.exec(path) ?? [];
  if (batchId === undefined || request.method !== 'GET') return false;
  request.resume();
  const batch = state.contacts.batches.find(({ id }) => id === batchId);
  const content = name === 'invalid.csv' ? batch?.invalidFile : uploaded(batch);
  if (content === undefined) {
    send(response, jsonAnswer(404, { code: 1300, message: 'The file is not there' }));
    return true;
  }
  const type = name.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/octet-stream';
  send(response, {
    status: 200,
    headers: { 'content-type': type, 'content-disposition': `attachment; filename*=UTF-8''${name}` },
    body: content,
  });
  return true;
}

function uploaded(batch: World['state']['contacts']['batches'][number] | undefined): Buffer | undefined {
  return batch?.work.type === 'createContacts' ? Buffer.from(batch.work.content, 'base64') : undefined;
}
