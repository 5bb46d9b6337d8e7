import type { ClientRequest, IncomingMessage } from 'node:http';
import { StringDecoder } from 'node:string_decoder';
import { HttpFailure, type HttpFailureReason } from '../errors/http-failure';
import type { HttpRequest, HttpResponse } from '../transport/http-port';
import { decodedBody } from './decode-body';
import { ProxyError } from './proxy';
import type { UrlParts } from './url-cache';
import { onAbort } from './abort';
import type { HttpAgents } from './http-agents';
import type { IdleSockets } from './idle-sockets';

/** Maximum response size, in bytes. It is larger than any response of 8x8, such as the results of a batch of 10,000 messages. */
const maxResponseBytes = { text: 64 * 1024 * 1024, bytes: 128 * 1024 * 1024 } as const;

/** These methods need `content-length: 0` without a body: a server may otherwise wait for one. */
const methodsWithBody: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/** What all requests of an HTTP port share. */
export interface HttpResources {
  readonly agents: HttpAgents;
  readonly idleSockets: IdleSockets;
  readonly parseUrl: (url: string) => UrlParts;
}

/**
 * Sends one request on a keep-alive socket, and reads the complete response.
 *
 * @throws {HttpFailure} when no complete response arrives.
 */
export function sendHttpRequest(
  request: HttpRequest,
  { agents, idleSockets, parseUrl }: HttpResources,
): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const { method, url, body, timeoutMs, signal, responseType } = request;
    const headers: string[] = [];
    for (const name in request.headers) headers.push(name, request.headers[name] ?? '');
    if (body !== undefined || methodsWithBody.has(method)) {
      headers.push('content-length', String(Buffer.byteLength(body ?? '')));
    }
    let outgoing: ClientRequest | undefined;
    let sent = false;
    let settled = false;

    const settle = (): boolean => {
      if (settled) return false;
      settled = true;
      clearTimeout(timer);
      removeAbortCallback?.();
      return true;
    };
    const fail: ReportFailure = (reason, message, cause) => {
      if (!settle()) return;
      reject(
        new HttpFailure(reason, sent, message, cause === undefined ? {} : { cause: sanitizeCause(cause) }),
      );
      outgoing?.destroy();
    };
    const abort = (): void => fail('aborted', 'the call was aborted');
    const timer = setTimeout(() => {
      const missing = sent ? 'complete response' : `connection to ${agents.peerName(parseUrl(url))}`;
      fail('timeout', `no ${missing} within ${timeoutMs} ms`);
    }, timeoutMs);
    const removeAbortCallback = signal && onAbort(signal, abort);

    const startAttempt = (): void => {
      const parts = parseUrl(url);
      const { secure, host, hostname, port } = parts;
      const { request: createRequest, agent, path, proxyAuthorization } = agents.route(parts);
      // Node writes a list of headers unchanged, at half the cost of a headers object.
      const attempt = createRequest({
        method,
        hostname,
        port,
        path,
        headers: [
          'host',
          host,
          ...headers,
          ...(proxyAuthorization === undefined ? [] : ['proxy-authorization', proxyAuthorization]),
        ],
        agent,
      });
      outgoing = attempt;
      idleSockets.whenWritable(attempt, secure, () => {
        if (settled || attempt.destroyed) return;
        sent = true;
        attempt.end(body);
      });
      attempt.on('error', (cause: NodeJS.ErrnoException) => {
        const failure = connectionFailure(cause, hostFromUrl(url));
        if (failure.isFinal) {
          sent = false;
          fail(failure.reason, failure.message, cause);
        } else if (sent)
          fail('reset', `the connection broke before a response came (${errorCodeOf(cause)})`, cause);
        // The server closed the idle socket and nothing was written, so the request is sent on another socket.
        else if (attempt.reusedSocket && !settled) startAttempt();
        else fail(failure.reason, failure.message, cause);
      });
      attempt.on('response', (incoming) => {
        // Node removes the socket from the response at its end.
        const { socket } = incoming;
        readResponse(incoming, responseType, fail, (response) => {
          idleSockets.recordResponse(socket, response.headers['keep-alive']);
          if (settle()) resolve(response);
        });
      });
    };

    if (signal?.aborted) {
      abort();
      return;
    }
    try {
      startAttempt();
    } catch (cause) {
      if (cause instanceof ProxyError) fail('blocked', cause.message, cause);
      else
        fail(
          'connect',
          `the request could not be created: check its URL and headers (${errorCodeOf(cause)})`,
          cause,
        );
    }
  });
}

/** A failure before the request was sent. A final one would occur again. */
interface ConnectionFailure {
  readonly reason: 'connect' | 'blocked' | 'certificate';
  readonly message: string;
  readonly isFinal: boolean;
}

function connectionFailure(cause: NodeJS.ErrnoException, host: string): ConnectionFailure {
  if (cause instanceof ProxyError) {
    const { isFinal, message, code: proxyCode } = cause;
    if (certificateCodes.test(proxyCode))
      return { reason: 'certificate', message: `${message}: its certificate is not accepted`, isFinal: true };
    return { reason: isFinal ? 'blocked' : 'connect', message, isFinal };
  }
  const code = errorCodeOf(cause);
  if (certificateCodes.test(code)) {
    const message = `the certificate of ${host} is not accepted (${code}: ${readString(cause, 'message')})`;
    return { reason: 'certificate', message, isFinal: true };
  }
  if (clientCertificateCodes.test(code)) {
    return {
      reason: 'certificate',
      message: `${host} does not accept the client certificate (${code})`,
      isFinal: true,
    };
  }
  return { reason: 'connect', message: `no connection to ${host} (${code})`, isFinal: false };
}

/** Codes of Node for a certificate of the server: https://nodejs.org/api/tls.html#x509-certificate-error-codes. */
const certificateCodes =
  /^(?:CERT_\w+|\w+_CERT(?:_\w+)?|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_CRL)|INVALID_(?:CA|PURPOSE)|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH|ERR_TLS_CERT_ALTNAME_\w+)$/;

/**
 * The server ended the handshake because of the client's certificate. With TLS 1.3 that can come after the request was
 * written, but before the server would read it.
 */
const clientCertificateCodes =
  /^ERR_SSL_(?:SSLV3|TLSV1|TLSV13)_ALERT_(?:CERTIFICATE_\w+|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|UNKNOWN_CA)$/;

const hostFromUrl = (url: string): string =>
  /^\w+:\/\/(?:[^/?#]*@)?([^/?#]*)/.exec(url)?.[1] ?? 'an unknown host';

/** Reads a string property. `instanceof Error` is not used, because Jest and workers have another `Error` class. */
function readString(cause: unknown, name: 'code' | 'message'): string | undefined {
  const { [name]: text } = Object(cause) as { readonly [N in typeof name]?: unknown };
  return typeof text === 'string' && text !== '' ? text : undefined;
}

const errorCodeOf = (cause: unknown): string => readString(cause, 'code') ?? 'no error code';

/** Copies only message and code: errors of Node can contain the IP address or raw response bytes. */
function sanitizeCause(cause: unknown): Error {
  return Object.assign(new Error(readString(cause, 'message')), { code: errorCodeOf(cause) });
}

type ReportFailure = (reason: HttpFailureReason, message: string, cause?: unknown) => void;

function readResponse(
  incoming: IncomingMessage,
  responseType: HttpRequest['responseType'],
  fail: ReportFailure,
  done: (response: HttpResponse) => void,
): void {
  const maxBytes = maxResponseBytes[responseType ?? 'text'];
  const status = incoming.statusCode ?? 0;
  const isFile = responseType === 'bytes' && status >= 200 && status < 300;
  const chunks: Buffer[] = [];
  const decoder = new StringDecoder('utf8');
  let text = '';
  let size = 0;
  const body = decodedBody(incoming);
  body.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxBytes) fail('too-large', `the response is larger than ${maxBytes} bytes`);
    else if (isFile) chunks.push(chunk);
    else text += decoder.write(chunk);
  });
  body.on('error', (cause) => fail('incomplete-body', 'the response stopped before its end', cause));
  body.on('end', () => {
    const headers = responseHeaders(incoming);
    done(
      isFile
        ? { status, headers, body: '', bytes: Buffer.concat(chunks) }
        : { status, headers, body: text + decoder.end() },
    );
  });
}

/** Node joins repeated headers to one string, except `set-cookie`, which is an array and not needed. */
export function responseHeaders({ headers }: IncomingMessage): Record<string, string> {
  if (headers['set-cookie']) delete headers['set-cookie'];
  return headers as Record<string, string>;
}
