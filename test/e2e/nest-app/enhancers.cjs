/** The app of the matrix with the global guards, interceptor and filters of Nest's own documentation. */
require('reflect-metadata');
const common = require('@nestjs/common');
const core = require('@nestjs/core');
const { ExpressAdapter } = require('@nestjs/platform-express');
const { FastifyAdapter } = require('@nestjs/platform-fastify');
const { ThrottlerGuard, ThrottlerModule } = require('@nestjs/throttler');
const { map } = require('rxjs');
const { boot } = require('./app.cjs');

/** docs.nestjs.com/security/authentication */
class AuthGuard {
  canActivate(context) {
    const [type, token] = context.switchToHttp().getRequest().headers.authorization?.split(' ') ?? [];
    if (type !== 'Session' || !token) throw new common.UnauthorizedException();
    return true;
  }
}
common.Injectable()(AuthGuard);

/** docs.nestjs.com/interceptors */
class TransformInterceptor {
  intercept(_context, next) {
    return next.handle().pipe(map((data) => ({ data })));
  }
}
common.Injectable()(TransformInterceptor);

/** docs.nestjs.com/exception-filters */
class CatchEverythingFilter {
  constructor(httpAdapterHost) {
    this.httpAdapterHost = httpAdapterHost;
  }
  catch(exception, host) {
    const { httpAdapter } = this.httpAdapterHost;
    const context = host.switchToHttp();
    const statusCode = exception instanceof common.HttpException ? exception.getStatus() : 500;
    const path = httpAdapter.getRequestUrl(context.getRequest());
    httpAdapter.reply(context.getResponse(), { statusCode, path }, statusCode);
  }
}
common.Catch()(CatchEverythingFilter);
Reflect.defineMetadata('design:paramtypes', [core.HttpAdapterHost], CatchEverythingFilter);

/** docs.nestjs.com/exception-filters: the first filter there. */
class HttpExceptionFilter {
  catch(exception, host) {
    const context = host.switchToHttp();
    const statusCode = exception.getStatus();
    const body = { statusCode, timestamp: new Date().toISOString(), path: context.getRequest().url };
    const response = context.getResponse().status(statusCode);
    // Express has `json`, Fastify `send`.
    if (response.json) response.json(body);
    else response.send(body);
  }
}
common.Catch(common.HttpException)(HttpExceptionFilter);

boot({
  common,
  core,
  eightByEight: require('nestjs-8x8'),
  Adapter: process.env.ADAPTER === 'fastify' ? FastifyAdapter : ExpressAdapter,
  imports: [ThrottlerModule.forRoot([{ ttl: 60_000, limit: 1 }])],
  providers: [
    { provide: core.APP_GUARD, useClass: AuthGuard },
    { provide: core.APP_GUARD, useClass: ThrottlerGuard },
    { provide: core.APP_INTERCEPTOR, useClass: TransformInterceptor },
    { provide: core.APP_FILTER, useClass: CatchEverythingFilter },
    { provide: core.APP_FILTER, useClass: HttpExceptionFilter },
  ],
});
