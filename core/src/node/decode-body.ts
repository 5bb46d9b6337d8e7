import type { IncomingMessage } from 'node:http';
import type { Readable, Transform } from 'node:stream';

/** Responses that have no body, whatever their headers say. */
const statusesWithoutBody: ReadonlySet<number | undefined> = new Set([204, 304]);

/**
 * Returns the body of a response, decompressed if it is compressed. The client sends no `Accept-Encoding`, which means
 * that a server may choose any encoding, and proxies do. An unknown encoding is not decoded.
 *
 * The headers of a decoded response lose its encoding and length.
 */
export function decodedBody(response: IncomingMessage): Readable {
  const encoding = response.headers['content-encoding'];
  if (encoding === undefined || isEmpty(response)) return response;
  // The encoding that was applied last comes last.
  const decoders = encoding.split(',').reverse().map(createDecoder);
  let body: Readable = response;
  for (const decoder of decoders) {
    if (decoder === undefined) return response;
    body.on('error', (error) => decoder.destroy(error));
    body = body.pipe(decoder);
  }
  delete response.headers['content-encoding'];
  delete response.headers['content-length'];
  return body;
}

const isEmpty = ({ statusCode, headers }: IncomingMessage): boolean =>
  statusesWithoutBody.has(statusCode) || headers['content-length'] === '0';

/** Loads `node:zlib` at the first compressed response. */
function createDecoder(encoding: string): Transform | undefined {
  const { createBrotliDecompress, createUnzip } = process.getBuiltinModule('node:zlib');
  switch (encoding.trim().toLowerCase()) {
    case 'br':
      return createBrotliDecompress();
    case 'gzip':
    case 'x-gzip':
    case 'deflate':
      return createUnzip();
    default:
      return undefined;
  }
}
