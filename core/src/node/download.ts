import type { IncomingMessage } from 'node:http';
import { HttpFailure } from '../errors/http-failure';
import type { DownloadRequest } from '../transport/http-port';
import { decodedBody } from './decode-body';
import { responseHeaders, type HttpResources } from './send-request';

/** A download fails if the server sends nothing for this time. */
const stallTimeoutMs = 30_000;

/** Downloads a file as a stream of chunks, so that large exports need little memory. Does not follow redirects. */
export async function* download(
  { url, headers, signal }: DownloadRequest,
  { agents, idleSockets, parseUrl }: HttpResources,
): AsyncGenerator<Uint8Array, void, undefined> {
  const parts = parseUrl(url);
  const { hostname, port } = parts;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const { request, agent, path, proxyAuthorization } = agents.route(parts);
    const options = {
      hostname,
      port,
      path,
      headers:
        proxyAuthorization === undefined
          ? headers
          : { ...headers, 'proxy-authorization': proxyAuthorization },
      agent,
      ...(signal ? { signal } : {}),
    };
    const outgoing = request(options, resolve);
    outgoing.setTimeout(stallTimeoutMs, () =>
      outgoing.destroy(new Error(`no data received for ${stallTimeoutMs} ms`)),
    );
    outgoing.on('error', reject);
    outgoing.end();
  }).catch((error: unknown) => {
    throw downloadFailure(error, signal);
  });
  const { statusCode = 0, socket } = response;
  if (statusCode !== 200) {
    response.destroy();
    throw new HttpFailure('reset', true, `the file could not be downloaded: HTTP ${statusCode}`);
  }
  try {
    response.on('end', () => idleSockets.recordResponse(socket, responseHeaders(response)['keep-alive']));
    for await (const chunk of decodedBody(response)) yield chunk as Buffer;
  } catch (error) {
    throw downloadFailure(error, signal);
  } finally {
    // Closes the connection if the caller stopped early. A complete response keeps it.
    response.destroy();
  }
}

function downloadFailure(error: unknown, signal: AbortSignal | undefined): HttpFailure {
  if (signal?.aborted) return new HttpFailure('aborted', true, 'the call was aborted');
  const { message } = Object(error) as { readonly message?: unknown };
  return new HttpFailure('incomplete-body', true, `the download stopped before its end: ${String(message)}`);
}
