import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObject } from '../engine/json';
import { jsonAnswer, send, type Answer } from '../server/http-response';
import { Problem } from '../server/api-error';
import { parseBody, readBody } from '../server/request-body';
import type { Sandbox } from '../sandbox';
import { messageOf } from '../engine/error-message';
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
  send(response, await answerTo(sandbox, request, url, path));
}

async function answerTo(sandbox: Sandbox, request: IncomingMessage, url: URL, path: string): Promise<Answer> {
  try {
    refuseOtherSites(request);
    const here = controlRoutes.flatMap((route) => {
      const match = route.path.exec(path);
      return match ? [{ route, match }] : [];
    });
    const found = here.find(({ route }) => route.method === request.method);
    if (!found)
      throw new Problem(
        here.length > 0 ? 405 : 404,
        0,
        'The control API has nothing at this address: see README',
      );
    const body = await parseBody(await readBody(request));
    const answer: unknown = await found.route.answer(sandbox, {
      query: Object.fromEntries(url.searchParams),
      body: isObject(body) ? body : {},
      id: decodeURIComponent(found.match[1] ?? ''),
    });
    return jsonAnswer(answer === undefined ? 204 : 200, answer);
  } catch (thrown) {
    return errorAnswer(thrown);
  }
}

/** A page of another site, open in the same browser, has no business here. */
function refuseOtherSites({ headers }: IncomingMessage): void {
  const { origin, host } = headers;
  if (origin === undefined || origin === 'null') return;
  if (!URL.canParse(origin) || new URL(origin).host !== host)
    throw new Problem(403, 0, 'Not from another site');
}

function errorAnswer(thrown: unknown): Answer {
  if (thrown instanceof WaitTimeout) return jsonAnswer(408, { error: thrown.message });
  if (thrown instanceof Problem) return jsonAnswer(thrown.status, { error: thrown.message });
  return jsonAnswer(400, { error: messageOf(thrown) });
}

/** Live events as server-sent events, https://html.spec.whatwg.org/multipage/server-sent-events.html. */
function streamEvents(sandbox: Sandbox, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'keep-alive',
  });
  response.write(': the sandbox is listening\n\n');
  const stop = sandbox.on((event) => {
    const { kind, ...rest } = event;
    response.write(`event: ${kind}\ndata: ${JSON.stringify(rest)}\n\n`);
  });
  request.on('close', stop);
}
