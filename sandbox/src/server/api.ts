import type { IncomingMessage, ServerResponse } from 'node:http';

import type { CatalogueEntry } from 'cpaas-8x8';

import { currentTimestamp, type SandboxContext } from '../engine/context';
import { notFound, ApiError } from './api-error';
import { authenticate, authorize } from './authorization';
import { errorResponse, toApiError } from './error-response';
import { applyFault, isRequestProcessed } from './faults/apply-fault';
import type { FaultEffect } from './faults/fault-rule';
import { matchFault, type FaultTarget } from './faults/match-fault';
import { sendResponse, type HttpResponse } from './http-response';
import { selectRoute, type ChosenRoute } from './operations/choose-route';
import { matchRoutes, type Route, type RouteMatch } from './operations/routes';
import { runOperation } from './operations/run-operation';
import type { RateLimits } from './rate-limits';
import { parseBody, readBody } from './request-body';
import { recordRequest, type RecordedRequest } from './request-log';

/** A request and its log entry. */
interface RequestExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
  readonly logEntry: RecordedRequest;
}

/** Serves every operation of the catalogue below the path of its product. */
export class Api {
  constructor(
    private readonly context: SandboxContext,
    private readonly routes: readonly Route[],
    private readonly limits: RateLimits,
  ) {}

  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { method = 'GET' } = request;
    const [, product = '', path = ''] = /^\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
    const logEntry = { at: currentTimestamp(this.context), method, path: url.pathname };
    const exchange: RequestExchange = { request, response, query: url.searchParams, logEntry };
    const match = matchRoutes(this.routes, product, method, path);
    if (!('routes' in match)) {
      this.rejectUnknownRoute(exchange, match.methods);
      return;
    }
    const fault = matchFault(this.context.state, 'before', match.routes.map(faultTarget));
    if (fault) {
      response.destroy();
      this.logRequest({ ...logEntry, operation: match.routes[0].entry.id, fault: fault.kind });
      return;
    }
    await this.respond(exchange, match);
  }

  private rejectUnknownRoute(
    { request, response, logEntry }: RequestExchange,
    methods: readonly string[],
  ): void {
    request.resume();
    const allowedMethods = methods.join(', ');
    const result = this.createResponse(() => {
      authenticate(this.context, request.headers);
      throw allowedMethods === ''
        ? notFound('No operation has this path')
        : new ApiError(405, 2001, `This path supports only ${allowedMethods}`, { allow: allowedMethods });
    });
    sendResponse(response, result.answer);
    this.logRequest({ ...logEntry, ...result.found });
  }

  private async respond(exchange: RequestExchange, match: RouteMatch): Promise<void> {
    const { request, response, logEntry } = exchange;
    const body = await this.readBody(request).catch(toApiError);
    const chosenRoute = this.chooseRoute(exchange, match, body instanceof ApiError ? undefined : body);
    const operation = chosenRoute.route.entry.id;
    const fault = matchFault(this.context.state, 'after', [faultTarget(chosenRoute.route)]);
    const recordedUmids: string[] = [];
    const result =
      fault && !isRequestProcessed(fault)
        ? undefined
        : this.createResponse(() => {
            authorize(this.context, chosenRoute.route.entry, request.headers);
            if (body instanceof ApiError) throw body;
            return runOperation(this.context, this.limits, chosenRoute, {
              rejectReason: faultRejectReason(fault),
              recordedUmids,
            });
          }, chosenRoute.route.entry);
    const umids = recordedUmids.length > 0 ? { umids: recordedUmids } : {};
    if (!fault) {
      if (result) sendResponse(response, result.answer);
      this.logRequest({ ...logEntry, operation, ...result?.found, ...umids });
      return;
    }
    this.context.eventFeed.emit({ kind: 'faults', faults: this.context.state.faults });
    const status = await applyFault(this.context, fault, response, result?.answer);
    this.logRequest({
      ...logEntry,
      operation,
      fault: fault.kind,
      ...(status === undefined ? {} : { status }),
      ...umids,
    });
  }

  private async readBody(request: IncomingMessage): Promise<unknown> {
    const body = await readBody(request);
    return request.method === 'GET' ? undefined : parseBody(body, request.headers['content-type']);
  }

  private chooseRoute(
    { query }: RequestExchange,
    { routes, pathParameters }: RouteMatch,
    body: unknown,
  ): ChosenRoute {
    return selectRoute(routes, { pathParameters, query, body }, this.context.clock.now());
  }

  /** Returns the response and its log fields. An error becomes a response, too. */
  private createResponse(
    work: () => HttpResponse,
    entry?: CatalogueEntry,
  ): { answer: HttpResponse; found: Partial<RecordedRequest> } {
    try {
      const answer = work();
      return { answer, found: { status: answer.status } };
    } catch (error) {
      const result = toApiError(error);
      const answer = errorResponse(this.context, result, entry);
      return { answer, found: { status: answer.status, code: result.code } };
    }
  }

  private logRequest(request: RecordedRequest): void {
    recordRequest(this.context.state, request);
    this.context.eventFeed.emit({ kind: 'request', request });
  }
}

/** What fault rules are matched against. */
function faultTarget({ entry, product }: Route): FaultTarget {
  return { operation: entry.id, apiName: entry.apiName, product };
}

/** The reason of a `rejected` fault, or `undefined`. */
function faultRejectReason(fault: FaultEffect | undefined): string | undefined {
  return fault?.kind === 'rejected' ? (fault.reason ?? 'Rejected on demand') : undefined;
}
