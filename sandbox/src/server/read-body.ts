import type { IncomingMessage } from 'node:http';

import { invalid, Problem } from './problem';

/** A batch of 10,000 messages with everything in it takes less. */
const mostBytes = 64 * 1024 * 1024;

/** The body of a request as text. @throws {Problem} 413 when it is too large. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) throw new Problem(413, 7001, `The request is larger than ${mostBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The body as JSON; `undefined` when there is none. @throws {Problem} 400 when it is no JSON. */
export function parseJson(body: string): unknown {
  if (body.trim() === '') return undefined;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw invalid(1000, 'The body of the request is no JSON');
  }
}
