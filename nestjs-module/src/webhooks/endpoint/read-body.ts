import type { IncomingMessage } from 'node:http';

/** The result of reading a request's body. */
export type BodyReadResult =
  | { readonly state: 'read'; readonly bytes: Buffer }
  | { readonly state: 'tooLarge' }
  /** The client disconnected. Nobody waits for a response. */
  | { readonly state: 'aborted' };

/** Reads the body of a request, up to `maxBytes`. */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<BodyReadResult> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (result: BodyReadResult): void => {
      request.off('data', onData).off('end', onEnd).off('close', onAbort);
      resolve(result);
    };
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > maxBytes) finish({ state: 'tooLarge' });
      else chunks.push(chunk);
    };
    const onEnd = (): void =>
      finish({ state: 'read', bytes: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) });
    const onAbort = (): void => finish({ state: 'aborted' });
    // This listener is never removed: a connection error after the response must not end the process.
    request.on('error', onAbort);
    request.on('data', onData).on('end', onEnd).on('close', onAbort);
  });
}
