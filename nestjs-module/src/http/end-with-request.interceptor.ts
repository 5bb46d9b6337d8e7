import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Observable } from 'rxjs';
import { runInRequest } from './current-request';
import { getResponseSignal } from './response-signal';

/**
 * Aborts all calls to 8x8 that a handler makes, in any service, when the client of the HTTP request disconnects before
 * it has the response. Wrap calls that must continue in {@link outliveRequest}.
 *
 * @example
 * @UseInterceptors(EndWithRequest)
 * @Controller('lookups')
 * export class Lookups {}
 */
@Injectable()
export class EndWithRequest implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const signal = getResponseSignal(context.switchToHttp().getResponse());
    return new Observable((subscriber) => runInRequest(signal, () => next.handle().subscribe(subscriber)));
  }
}
