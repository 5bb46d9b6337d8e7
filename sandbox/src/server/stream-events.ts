import type { ServerResponse } from 'node:http';

import type { EventFeed, FeedEvent } from '../engine/event-feed';

/** The most that waits for one reader. A burst of ten thousand messages fits. */
const maxBufferedBytes = 16 * 1024 * 1024;

/** How long a reader that is too slow has to read what waits for it. */
const graceMs = 10_000;

/**
 * Streams what happens in the sandbox as server-sent events,
 * https://html.spec.whatwg.org/multipage/server-sent-events.html. The page shows messages and webhooks by it as they
 * come.
 *
 * A reader that is too slow gets the event `dropped` with the reason as its last one. Browsers connect again.
 */
export function streamEvents(
  eventFeed: EventFeed,
  response: ServerResponse,
  isWanted: (event: FeedEvent) => boolean = () => true,
): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'close',
  });
  response.write(': connected\n\n');
  const stop = eventFeed.on((event) => {
    if (!isWanted(event)) return;
    if (response.writableLength < maxBufferedBytes) {
      response.write(formatEvent(event));
      return;
    }
    stop();
    drop(response);
  });
  response.on('close', stop);
}

function drop(response: ServerResponse): void {
  const reason = `More than ${maxBufferedBytes} bytes of events were waiting to be read`;
  response.end(`event: dropped\ndata: ${JSON.stringify({ reason })}\n\n`);
  const timer = setTimeout(() => response.destroy(), graceMs);
  timer.unref();
  response.on('close', () => clearTimeout(timer));
}

function formatEvent({ kind, ...rest }: FeedEvent): string {
  return `event: ${kind}\ndata: ${JSON.stringify(rest)}\n\n`;
}
