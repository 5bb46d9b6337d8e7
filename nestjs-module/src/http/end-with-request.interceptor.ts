import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Observable } from 'rxjs';
import { withinRequest } from './current-request';
import { responseSignal } from './response-signal';

/**
 * Ends the calls to 8x8 that a handler makes, in whatever service, when the client hangs up before it is answered. What
 * has to happen all the same goes into `outliveRequest`.
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
    const signal = responseSignal(context.switchToHttp().getResponse());
    return new Observable((subscriber) => withinRequest(signal, () => next.handle().subscribe(subscriber)));
  }
}
