import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Sandbox } from '../sandbox';

/** Live events as server-sent events, https://html.spec.whatwg.org/multipage/server-sent-events.html. */
export function streamEvents(sandbox: Sandbox, request: IncomingMessage, response: ServerResponse): void {
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
