import type { ClientRequest, IncomingMessage } from 'node:http';
import { StringDecoder } from 'node:string_decoder';
import { HttpFailure, type HttpFailureReason } from '../errors/http-failure';
import type { HttpRequest, HttpResponse } from '../transport/http-port';
import type { UrlParts } from './url-cache';
import { onAbort } from './abort';
import type { HttpAgents } from './http-agents';
import type { IdleSockets } from './idle-sockets';

/** Larger than any answer of 8x8, a batch of 10,000 results included; and larger than any file it takes. */
const mostBytes = { text: 64 * 1024 * 1024, bytes: 128 * 1024 * 1024 } as const;

/** A server may wait for a body of these where none is announced. */
const takesBody: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/** What the requests of a port have in common. */
export interface Exchange {
  readonly protocols: HttpAgents;
  readonly memory: IdleSockets;
  readonly addressOf: (url: string) => UrlParts;
}

/** Sends one request and reads the whole answer, on a socket of the pools. */
export function sendHttpRequest(
  request: HttpRequest,
  { protocols, memory, addressOf }: Exchange,
): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const { method, url, body, timeoutMs, signal, responseType } = request;
    const headers: string[] = [];
    for (const name in request.headers) headers.push(name, request.headers[name] ?? '');
    if (body !== undefined || takesBody.has(method)) {
      headers.push('content-length', String(Buffer.byteLength(body ?? '')));
    }
    let outgoing: ClientRequest | undefined;
    let sent = false;
    let settled = false;

    const settle = (): boolean => {
      if (settled) return false;
      settled = true;
      clearTimeout(timer);
      callOff?.();
      return true;
    };
    const fail: Fail = (reason, message, cause) => {
      if (!settle()) return;
      reject(new HttpFailure(reason, sent, message, cause === undefined ? {} : { cause: plainCause(cause) }));
      outgoing?.destroy();
    };
    const abort = (): void => fail('aborted', 'the call was aborted');
    const timer = setTimeout(() => fail('timeout', `no whole answer within ${timeoutMs} ms`), timeoutMs);
    const callOff = signal && onAbort(signal, abort);

    const begin = (): void => {
      const { secure, host, hostname, port, path } = addressOf(url);
      const { request: open, agent } = secure ? protocols.secure() : protocols.plain();
      // Headers as a list are written as they are: half the work of those that Node would let us change.
      const attempt = open({ method, hostname, port, path, headers: ['host', host, ...headers], agent });
      outgoing = attempt;
      memory.whenWritable(attempt, secure, () => {
        if (settled || attempt.destroyed) return;
        sent = true;
        attempt.end(body);
      });
      attempt.on('error', (cause: NodeJS.ErrnoException) => {
        if (sent) fail('reset', `the connection broke before an answer came (${codeOf(cause)})`, cause);
        // The server had closed the socket while it lay idle, and nothing was written: another will do.
        else if (attempt.reusedSocket && !settled) begin();
        else fail('connect', `no connection to ${hostOf(url)} (${codeOf(cause)})`, cause);
      });
      attempt.on('response', (incoming) => {
        // Later the response no longer knows its socket.
        const { socket } = incoming;
        readWhole(incoming, responseType, fail, (response) => {
          memory.answered(socket, response.headers['keep-alive']);
          if (settle()) resolve(response);
        });
      });
    };

    if (signal?.aborted) {
      abort();
      return;
    }
    try {
      begin();
    } catch (cause) {
      fail('connect', `no request can be made of this (${codeOf(cause)})`, cause);
    }
  });
}

const hostOf = (url: string): string => /^\w+:\/\/(?:[^/?#]*@)?([^/?#]*)/.exec(url)?.[1] ?? 'nowhere';

/** Errors may come from another realm, whose `Error` is not ours. */
function textIn(cause: unknown, name: 'code' | 'message'): string | undefined {
  const { [name]: text } = Object(cause) as { readonly [N in typeof name]?: unknown };
  return typeof text === 'string' && text !== '' ? text : undefined;
}

const codeOf = (cause: unknown): string => textIn(cause, 'code') ?? 'no code';

/** Node's errors may hold more than they say: the address, the bytes of an answer that could not be read. */
function plainCause(cause: unknown): Error {
  return Object.assign(new Error(textIn(cause, 'message')), { code: codeOf(cause) });
}

type Fail = (reason: HttpFailureReason, message: string, cause?: unknown) => void;

function readWhole(
  incoming: IncomingMessage,
  answer: HttpRequest['responseType'],
  fail: Fail,
  done: (response: HttpResponse) => void,
): void {
  const most = mostBytes[answer ?? 'text'];
  const status = incoming.statusCode ?? 0;
  const isFile = answer === 'bytes' && status >= 200 && status < 300;
  const chunks: Buffer[] = [];
  const decoder = new StringDecoder('utf8');
  let text = '';
  let size = 0;
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > most) fail('too-large', `the answer is larger than ${most} bytes`);
    else if (isFile) chunks.push(chunk);
    else text += decoder.write(chunk);
  });
  incoming.on('error', (cause) => fail('incomplete-body', 'the answer stopped half way', cause));
  incoming.on('end', () => {
    const headers = plainHeaders(incoming);
    done(
      isFile
        ? { status, headers, body: '', bytes: Buffer.concat(chunks) }
        : { status, headers, body: text + decoder.end() },
    );
  });
}

/** Node has made one text of each header that came several times, but for cookies, for which nobody asks here. */
export function plainHeaders({ headers }: IncomingMessage): Record<string, string> {
  if (headers['set-cookie']) delete headers['set-cookie'];
  return headers as Record<string, string>;
}
