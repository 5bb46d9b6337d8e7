import { readFile } from 'node:fs/promises';

import { jsonResponse } from '../../server/http-response';
import { streamEvents } from '../../server/stream-events';
import { controlKeyCookie } from '../access';
import { liveEventKinds } from '../events/event-kinds';
import { openApiFile } from '../../open-api-file';
import { replaceState } from '../replace-state';
import { readState, streamState } from '../state-transfer';
import { connectionRoute } from '../route';

const jsonLines = 'application/x-ndjson';

/** The operations that stream, or use headers. */
export const connectionRoutes = [
  connectionRoute(
    'exportState',
    'GET /state',
    {
      summary: 'The whole state, including scheduled work, as JSON Lines',
      note: 'It contains webhook secrets. `exportState()` returns one object.',
      mediaType: jsonLines,
    },
    async ({ context, response }) => {
      await streamState(context.state, response);
      return undefined;
    },
  ),
  connectionRoute(
    'importState',
    'PUT /state',
    {
      summary: 'Replaces the whole state with what `GET /state` or `exportState()` returned',
      note: 'Nothing changes if a line is wrong or missing.',
      program: '`importState(…)`',
      mediaType: jsonLines,
    },
    async ({ context, request }) => {
      replaceState(context, await readState(request));
      return jsonResponse(204, undefined);
    },
  ),
  connectionRoute(
    'streamEvents',
    'GET /events',
    {
      summary: `Server-sent events: ${liveEventKinds.map((kind) => `\`${kind}\``).join(' ')}`,
      note: '`dropped` is the last one if the reader is too slow: more than 16 MiB of events waited for it.',
      program: '`on(listener)`',
      mediaType: 'text/event-stream',
    },
    ({ context, response }) => {
      streamEvents(context.eventFeed, response);
      return undefined;
    },
  ),
  connectionRoute(
    'createSession',
    'POST /session',
    {
      summary:
        'Lets a browser use the control key as a cookie, because event streams cannot send an `Authorization` header',
      program: '',
      isReadOnly: true,
    },
    ({ context: { options } }) =>
      jsonResponse(
        204,
        undefined,
        options.controlKey === undefined ? {} : { 'set-cookie': controlKeyCookie(options.controlKey) },
      ),
  ),
  connectionRoute(
    'openApi',
    'GET /openapi.json',
    {
      summary: 'This API as an OpenAPI 3.1 document',
      program: '',
      mediaType: 'application/json',
    },
    async () => ({
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: await readFile(openApiFile),
    }),
  ),
];
