import type { IncomingMessage } from 'node:http';

/** What came of reading a body. */
export type LimitedBody =
  | { readonly state: 'read'; readonly bytes: Buffer }
  | { readonly state: 'tooLarge' }
  /** The sender hung up: nobody waits for an answer. */
  | { readonly state: 'aborted' };

/** Reads a body up to a size. What goes beyond is not kept. */
export function readLimited(request: IncomingMessage, maxBytes: number): Promise<LimitedBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (body: LimitedBody): void => {
      request.off('data', onData).off('end', onEnd).off('close', onAbort);
      resolve(body);
    };
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > maxBytes) end({ state: 'tooLarge' });
      else chunks.push(chunk);
    };
    const onEnd = (): void =>
      end({ state: 'read', bytes: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) });
    const onAbort = (): void => end({ state: 'aborted' });
    // Stays: an error of the connection after the answer must not end the process.
    request.on('error', onAbort);
    request.on('data', onData).on('end', onEnd).on('close', onAbort);
  });
}
