import { STATUS_CODES } from 'node:http';
import { Catch, HttpException, Logger, type ArgumentsHost } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import { ApiError, EightByEightError } from 'cpaas-8x8';
import { throwError } from 'rxjs';
import { httpAnswer } from './http-answer';

const logger = new Logger('8x8');

/**
 * Answers an HTTP request by what became of the call to 8x8 that its handler made: what is wrong with the input, that
 * 8x8 refused, that it may have been sent; on Express and on Fastify. Errors that are none of 8x8's, those of
 * `ValidationPipe` too, are left to Nest. The option `exceptionFilter` of the module installs it for the whole app.
 *
 * @example
 * @UseFilters(EightByEightExceptionFilter)
 * @Controller('messages')
 * export class Messages {}
 */
@Catch(EightByEightError)
export class EightByEightExceptionFilter extends BaseExceptionFilter<unknown> {
  /** Of a handler that serves anything but HTTP, it leaves the error as it is: that of a webhook event is sent again. */
  override catch(error: EightByEightError, host: ArgumentsHost): unknown {
    const kind = host.getType<string>();
    if (kind === 'rpc') return throwError(() => error);
    if (kind !== 'http') throw error;
    const { status, message, retryAfterMs } = httpAnswer(error, Date.now());
    // 8x8's own words may repeat what was sent: the log does without them.
    if (status >= 500) logger.error(`${described(error)}: answered with ${status}. ${error.advice}`);
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

const described = (error: EightByEightError): string =>
  `${error.operation} ended with ${error.name} (${error.outcome})`;

/** What a client can act upon, and 8x8's support asks for. */
function detailsOf(error: EightByEightError): object {
  const { operation, outcome } = error;
  if (!(error instanceof ApiError)) return { operation, outcome };
  const { code, errorId } = error;
  return {
    operation,
    outcome,
    ...(code === undefined ? {} : { code }),
    ...(errorId === undefined ? {} : { errorId }),
  };
}
