import type { EventEmitter } from 'node:events';
import { STATUS_CODES } from 'node:http';
import { Catch, HttpException, Logger, type ArgumentsHost } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import { ApiError, EightByEightError, JobError, RejectedError, TransportError } from 'cpaas-8x8';
import { throwError } from 'rxjs';
import { httpAnswer } from './error-response';

const logger = new Logger('8x8');

/**
 * Answers an HTTP request by what became of the call to 8x8 that its handler made: what is wrong with the input, that
 * 8x8 refused, that it may have been sent; on Express and on Fastify. Errors that are none of 8x8's, those of
 * `ValidationPipe` too, are left to Nest. The option `exceptionFilter` of the module installs it for the whole app,
 * whichever account the error is of.
 *
 * @example
 * @UseFilters(EightByEightExceptionFilter)
 * @Controller('messages')
 * export class Messages {}
 */
@Catch(EightByEightError)
export class EightByEightExceptionFilter extends BaseExceptionFilter<unknown> {
  /** Of other handlers than those of HTTP and of WebSockets it leaves the error as it is: a webhook event is sent again. */
  override catch(error: EightByEightError, host: ArgumentsHost): unknown {
    const kind = host.getType<string>();
    if (kind === 'rpc') return throwError(() => error);
    if (kind !== 'http' && kind !== 'ws') throw error;
    const { status, message, retryAfterMs } = httpAnswer(error, Date.now());
    // 8x8's own words may repeat what was sent: the log does without them.
    if (status >= 500) logger.error(`${described(error)}: answered with ${status}. ${error.advice}`);
    if (kind === 'ws') {
      emitException(host, { status: 'error', message, ...detailsOf(error) });
      return undefined;
    }
    const body = { statusCode: status, message, error: STATUS_CODES[status], ...detailsOf(error) };
    if (retryAfterMs !== undefined && retryAfterMs > 0) this.askToWait(host, retryAfterMs);
    super.catch(new HttpException(body, status, { cause: error }), host);
    return undefined;
  }

  private askToWait(host: ArgumentsHost, ms: number): void {
    const response = host.switchToHttp().getResponse<unknown>();
    const server = this.applicationRef ?? this.httpAdapterHost?.httpAdapter;
    if (server && !server.isHeadersSent(response)) {
      server.setHeader(response, 'Retry-After', String(Math.ceil(ms / 1_000)));
    }
  }
}

/** Tells a client as Nest's own filter does. Nobody catches what a filter of a gateway throws: it would end the process. */
function emitException(host: ArgumentsHost, payload: object): void {
  const client = host.switchToWs().getClient<Partial<Pick<EventEmitter, 'emit'>>>();
  client.emit?.('exception', payload);
}

/** For the log: with what 8x8's support asks for. */
function described(error: EightByEightError): string {
  const { operation, outcome, name } = error;
  const facts = [outcome as string];
  if (error instanceof ApiError) facts.push(`HTTP ${error.status}`);
  if (error instanceof TransportError || error instanceof JobError) facts.push(error.reason);
  if (error instanceof JobError) facts.push(`job ${error.jobId}`);
  const { code, errorId } = answeredBy8x8(error);
  if (code !== undefined) facts.push(`code ${code}`);
  if (errorId !== undefined) facts.push(`error ID ${errorId}`);
  return `${operation} ended with ${name} (${facts.join(', ')})`;
}

/** What a client can act upon, and 8x8's support asks for. */
const detailsOf = (error: EightByEightError): object => ({
  operation: error.operation,
  outcome: error.outcome,
  ...answeredBy8x8(error),
});

function answeredBy8x8(error: EightByEightError): { readonly code?: number; readonly errorId?: string } {
  const code = error instanceof ApiError || error instanceof RejectedError ? error.code : undefined;
  const errorId = error instanceof ApiError ? error.errorId : undefined;
  return { ...(code === undefined ? {} : { code }), ...(errorId === undefined ? {} : { errorId }) };
}
