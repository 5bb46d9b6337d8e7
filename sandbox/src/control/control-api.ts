import type { IncomingMessage, ServerResponse } from 'node:http';

import { errorMessage } from '../engine/error-message';
import { isObject } from '../engine/json';
import type { Sandbox } from '../sandbox';
import { ApiError } from '../server/api-error';
import { jsonResponse, sendResponse, type HttpResponse } from '../server/http-response';
import { parseBody, readBody } from '../server/request-body';
import { controlRoutes } from './control-routes';
import { WaitTimeout } from './wait';

/** The control API: everything that `Sandbox` can do, over HTTP, below `/_sandbox`. */
export async function handleControl(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const path = url.pathname.replace(/^\/_sandbox\/?/, '/').replace(/\/$/, '') || '/';
  if (path === '/events' && request.method === 'GET') {
    streamEvents(sandbox, request, response);
    return;
  }
  sendResponse(response, await respond(sandbox, request, url, path));
}

async function respond(
  sandbox: Sandbox,
  request: IncomingMessage,
  url: URL,
  path: string,
): Promise<HttpResponse> {
  try {
    rejectOtherOrigins(request);
    const atPath = controlRoutes.flatMap((route) => {
      const match = route.path.exec(path);
      return match ? [{ route, match }] : [];
    });
    const found = atPath.find(({ route }) => route.method === request.method);
    if (!found)
      throw new ApiError(
        atPath.length > 0 ? 405 : 404,
        0,
        'The control API has no such route: see the README',
      );
    const body = await parseBody(await readBody(request));
    const response: unknown = await found.route.handle(sandbox, {
      query: Object.fromEntries(url.searchParams),
      body: isObject(body) ? body : {},
      id: decodeURIComponent(found.match[1] ?? ''),
    });
    return jsonResponse(response === undefined ? 204 : 200, response);
  } catch (error) {
    return toErrorResponse(error);
  }
}

/** Pages of other sites, open in the same browser, must not control the sandbox. */
function rejectOtherOrigins({ headers }: IncomingMessage): void {
  const { origin, host } = headers;
  if (origin === undefined || origin === 'null') return;
  if (!URL.canParse(origin) || new URL(origin).host !== host)
    throw new ApiError(403, 0, 'Requests from other sites are not allowed');
}

function toErrorResponse(error: unknown): HttpResponse {
  if (error instanceof WaitTimeout) return jsonResponse(408, { error: error.message });
  if (error instanceof ApiError) return jsonResponse(error.status, { error: error.message });
  return jsonResponse(400, { error: errorMessage(error) });
}

/** Streams events as server-sent events, https://html.spec.whatwg.org/multipage/server-sent-events.html. */
function streamEvents(sandbox: Sandbox, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'keep-alive',
  });
  response.write(': connected\n\n');
  const stop = sandbox.on((event) => {
    const { kind, ...rest } = event;
    response.write(`event: ${kind}\ndata: ${JSON.stringify(rest)}\n\n`);
  });
  request.on('close', stop);
}
