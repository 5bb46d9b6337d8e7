import type { IncomingMessage } from 'node:http';
import { HttpFailure } from '../errors/http-failure';
import type { DownloadRequest } from '../transport/http-port';
import { plainHeaders, type Exchange } from './send-request';

/** A server that sends nothing for so long is given up. */
const silenceMs = 30_000;

/** Fetches a file piece by piece, so that its size does not matter. Redirects are left to the caller. */
export async function* download(
  { url, headers, signal }: DownloadRequest,
  { protocols, memory, addressOf }: Exchange,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { secure, hostname, port, path } = addressOf(url);
  const { request, agent } = secure ? protocols.secure() : protocols.plain();
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    const options = { hostname, port, path, headers, agent, ...(signal ? { signal } : {}) };
    const outgoing = request(options, resolve);
    outgoing.setTimeout(silenceMs, () => outgoing.destroy(new Error(`nothing came for ${silenceMs} ms`)));
    outgoing.on('error', reject);
    outgoing.end();
  }).catch((thrown: unknown) => {
    throw failureOf(thrown, signal);
  });
  const { statusCode = 0, socket } = incoming;
  if (statusCode !== 200) {
    incoming.destroy();
    throw new HttpFailure('reset', true, `the file was not given: HTTP ${statusCode}`);
  }
  try {
    incoming.on('end', () => memory.answered(socket, plainHeaders(incoming)['keep-alive']));
    for await (const piece of incoming) yield piece as Buffer;
  } catch (thrown) {
    throw failureOf(thrown, signal);
  }
}

function failureOf(thrown: unknown, signal: AbortSignal | undefined): HttpFailure {
  if (signal?.aborted) return new HttpFailure('aborted', true, 'the call was aborted');
  const { message } = Object(thrown) as { readonly message?: unknown };
  return new HttpFailure('incomplete-body', true, `the file stopped half way: ${String(message)}`);
}
