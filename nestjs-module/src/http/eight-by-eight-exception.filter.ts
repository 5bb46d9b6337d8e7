import type { EventEmitter } from 'node:events';
import { STATUS_CODES } from 'node:http';
import { Catch, HttpException, Logger, NotFoundException, type ArgumentsHost } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import { ApiError, EightByEightError, JobError, RejectedError, TransportError } from 'cpaas-8x8';
import { throwError } from 'rxjs';
import { UnknownTenantError } from './unknown-tenant.error';
import { toErrorResponse } from './error-response';

const logger = new Logger('8x8');

/**
 * Turns errors of calls to 8x8 into HTTP responses: 400 for invalid input, 404, 409 or 422 for a refusal, 429 for a
 * code that is requested again too soon, and 502 to 504 if 8x8 failed. The body says whether the call may have taken
 * effect. A tenant without an account is 404. Works on Express and Fastify. Other errors, such as those of
 * `ValidationPipe`, are left to Nest.
 *
 * The module option `exceptionFilter` installs it for the whole app and for every account.
 *
 * @example
 * @UseFilters(EightByEightExceptionFilter)
 * @Controller('messages')
 * export class Messages {}
 */
@Catch(EightByEightError, UnknownTenantError)
export class EightByEightExceptionFilter extends BaseExceptionFilter<unknown> {
  /** Rethrows the error outside of HTTP and WebSockets: a webhook handler must fail, so that 8x8 repeats the event. */
  override catch(error: EightByEightError | UnknownTenantError, host: ArgumentsHost): unknown {
    const kind = host.getType<string>();
    if (kind === 'rpc') return throwError(() => error);
    if (kind !== 'http' && kind !== 'ws') throw error;
    if (error instanceof UnknownTenantError) {
      this.answerUnknownTenant(error, host, kind);
      return undefined;
    }
    const { status, message, retryAfterMs } = toErrorResponse(error, Date.now());
    // The error message is not logged: 8x8's reason may repeat a phone number or a text.
    if (status >= 500) logger.error(`${describeForLog(error)}: responded with ${status}. ${error.advice}`);
    if (kind === 'ws') {
      emitException(host, { status: 'error', message, ...errorDetails(error) });
      return undefined;
    }
    const body = { statusCode: status, message, error: STATUS_CODES[status], ...errorDetails(error) };
    if (retryAfterMs !== undefined && retryAfterMs > 0) this.setRetryAfter(host, retryAfterMs);
    super.catch(new HttpException(body, status, { cause: error }), host);
    return undefined;
  }

  private answerUnknownTenant(cause: UnknownTenantError, host: ArgumentsHost, kind: 'http' | 'ws'): void {
    const message = 'There is no 8x8 account for this tenant.';
    if (kind === 'ws') emitException(host, { status: 'error', message });
    else super.catch(new NotFoundException(message, { cause, description: 'Not Found' }), host);
  }

  private setRetryAfter(host: ArgumentsHost, ms: number): void {
    const response = host.switchToHttp().getResponse<unknown>();
    const server = this.applicationRef ?? this.httpAdapterHost?.httpAdapter;
    if (server && !server.isHeadersSent(response)) {
      server.setHeader(response, 'Retry-After', String(Math.ceil(ms / 1_000)));
    }
  }
}

/** Emits the event that Nest's own WebSocket filter emits. An error thrown here would end the process. */
function emitException(host: ArgumentsHost, payload: object): void {
  const client = host.switchToWs().getClient<Partial<Pick<EventEmitter, 'emit'>>>();
  client.emit?.('exception', payload);
}

/** Includes the code and the error ID, which 8x8's support asks for. */
function describeForLog(error: EightByEightError): string {
  const { operation, outcome, name } = error;
  const facts = [outcome as string];
  if (error instanceof ApiError) facts.push(`HTTP ${error.status}`);
  if (error instanceof TransportError || error instanceof JobError) facts.push(error.reason);
  if (error instanceof JobError) facts.push(`job ${error.jobId}`);
  const { code, errorId } = eightByEightCodes(error);
  if (code !== undefined) facts.push(`code ${code}`);
  if (errorId !== undefined) facts.push(`error ID ${errorId}`);
  return `${operation} ended with ${name} (${facts.join(', ')})`;
}

const errorDetails = (error: EightByEightError): object => ({
  operation: error.operation,
  outcome: error.outcome,
  ...eightByEightCodes(error),
});

function eightByEightCodes(error: EightByEightError): { readonly code?: number; readonly errorId?: string } {
  const code = error instanceof ApiError || error instanceof RejectedError ? error.code : undefined;
  const errorId = error instanceof ApiError ? error.errorId : undefined;
  return { ...(code === undefined ? {} : { code }), ...(errorId === undefined ? {} : { errorId }) };
}
