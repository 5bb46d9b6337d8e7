import type { IncomingMessage } from 'node:http';

/** The result of reading a request's body. */
export type BodyReadResult =
  | { readonly state: 'read'; readonly body: unknown }
  | { readonly state: 'tooLarge' }
  /** The client disconnected. Nobody waits for a response. */
  | { readonly state: 'aborted' };

/** Reads the body of a request, up to `maxBytes`. */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<BodyReadResult> {
  // It does not tell again that it was closed.
  if (request.destroyed) return Promise.resolve({ state: 'aborted' });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const onAbort = (): void => resolve({ state: 'aborted' });
    // The first event decides. The listeners stay: a connection error after the response must not end the process.
    request
      .on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxBytes) resolve({ state: 'tooLarge' });
        else chunks.push(chunk);
      })
      .on('end', () =>
        resolve({
          state: 'read',
          body: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks),
        }),
      )
      .on('error', onAbort)
      .on('close', onAbort);
  });
}
