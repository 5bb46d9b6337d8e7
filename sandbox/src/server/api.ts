import type { IncomingMessage, ServerResponse } from 'node:http';

import { currentTimestamp, type SandboxContext } from '../engine/context';
import type { JsonObject } from '../engine/json';
import { notFound, ApiError } from './api-error';
import { authenticate, authorize } from './authorization';
import { errorResponse, toApiError } from './error-response';
import { applyFaults } from './faults/apply-fault';
import { isRequestProcessed } from './faults/fault-kinds';
import type { FaultRule } from './faults/fault-rule';
import { emitFaults } from './faults/fault-store';
import { matchFaults, type FaultSubject } from './faults/match-fault';
import { sendResponse, type HttpResponse } from './http-response';
import { selectRoute, type ChosenRoute } from './operations/choose-route';
import { matchRoutes, type Route, type RouteMatch } from './operations/routes';
import { runOperation, type RequestContext } from './operations/run-operation';
import type { RateLimits } from './rate-limits';
import { maskBody, maskHeaders } from './mask-secrets';
import { parseBody, readBody } from './request-body';
import { recordRequest, type RecordedRequest, type RequestEvent } from './request-log';
import { assertCanSave, sendSaved } from './send-saved';

/** A request for the log. */
type LogEntry = Omit<RecordedRequest, 'number' | 'durationMs'>;

/** A request and its log entry. */
interface RequestExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
  readonly logEntry: LogEntry;
  /** When the request arrived, by `performance.now()`. */
  readonly startedAt: number;
}

/**
 * Serves every operation of the catalogue below the path of its product: finds the operation, applies faults, runs
 * it, and logs the request.
 */
export class Api {
  constructor(
    private readonly context: SandboxContext,
    private readonly routes: readonly Route[],
    private readonly limits: RateLimits,
  ) {}

  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { method = 'GET' } = request;
    const [, product = '', path = ''] = /^\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
    const logEntry = {
      at: currentTimestamp(this.context),
      method,
      path: url.pathname,
      request: { headers: maskHeaders(request.headers), ...(url.search === '' ? {} : { query: url.search }) },
    };
    const startedAt = performance.now();
    const exchange: RequestExchange = { request, response, query: url.searchParams, logEntry, startedAt };
    const match = matchRoutes(this.routes, product, method, path);
    if (!('routes' in match)) {
      this.rejectUnknownRoute(exchange, match.methods);
      return;
    }
    const [fault] = matchFaults(
      this.context.state,
      'before',
      match.routes.map((route) => createSubject(route, match.pathParameters)),
    );
    if (fault) {
      emitFaults(this.context);
      response.destroy();
      this.logRequest(exchange, { operation: match.routes[0].entry.id, fault: fault.effect.kind });
      return;
    }
    await this.respond(exchange, match);
  }

  private rejectUnknownRoute(exchange: RequestExchange, methods: readonly string[]): void {
    const { request, response } = exchange;
    request.resume();
    const allowedMethods = methods.join(', ');
    const result = this.createResponse(() => {
      authenticate(this.context, request.headers);
      throw allowedMethods === ''
        ? notFound('No operation has this path')
        : new ApiError(405, 2001, `This path supports only ${allowedMethods}`, { allow: allowedMethods });
    });
    this.logRequest(exchange, result.found);
    sendResponse(response, result.answer);
  }

  private async respond(exchange: RequestExchange, match: RouteMatch): Promise<void> {
    const { request, response, logEntry } = exchange;
    const received = await readBody(request).catch(toApiError);
    if (request.errored) {
      const reason = 'The connection was closed before the whole request had arrived';
      this.logRequest(exchange, { operation: match.routes[0].entry.id, reason });
      return;
    }
    const body =
      received instanceof ApiError ? received : await this.parse(request, received).catch(toApiError);
    const text =
      received instanceof ApiError ? undefined : maskBody(received, request.headers['content-type']);
    const recorded = text === undefined ? {} : { request: { ...logEntry.request, body: text } };
    const chosenRoute = this.chooseRoute(exchange, match, body instanceof ApiError ? undefined : body);
    const operation = chosenRoute.route.entry.id;
    const faults = matchFaults(this.context.state, 'after', [
      createSubject(chosenRoute.route, chosenRoute.input),
    ]);
    const recordedUmids: string[] = [];
    const result = !faults.every(({ effect }) => isRequestProcessed(effect))
      ? undefined
      : this.createResponse(() => {
          authorize(this.context, chosenRoute.route, request.headers);
          if (request.method !== 'GET') assertCanSave(this.context.state);
          if (body instanceof ApiError) throw body;
          return runOperation(this.context, this.limits, chosenRoute, {
            ...findRejection(faults),
            recordedUmids,
          });
        }, chosenRoute.route);
    const umids = recordedUmids.length > 0 ? { umids: recordedUmids } : {};
    if (faults.length === 0) {
      // The response waits for what the operation changed, not for its log entry.
      const sending = result && sendSaved(this.context, response, result.answer);
      this.logRequest(exchange, { ...recorded, operation, ...result?.found, ...umids });
      await sending;
      return;
    }
    emitFaults(this.context);
    // The effect may acknowledge the request.
    await this.context.state.whenSaved(this.context.closeSignal);
    const effects = faults.map(({ effect }) => effect);
    const status = await applyFaults(this.context, effects, response, result?.answer);
    this.logRequest(exchange, {
      ...recorded,
      operation,
      // A fault that only delays the response leaves it as it is.
      ...(status === result?.answer.status ? result?.found : {}),
      fault: effects.map(({ kind }) => kind).join(', '),
      ...(status === undefined ? {} : { status }),
      ...umids,
    });
  }

  private async parse(request: IncomingMessage, body: Buffer): Promise<unknown> {
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
    run: () => HttpResponse,
    route?: Route,
  ): { answer: HttpResponse; found: Partial<LogEntry> } {
    try {
      const answer = run();
      return { answer, found: recordResponse(answer) };
    } catch (error) {
      const result = toApiError(error);
      const answer = errorResponse(this.context, result, route);
      return { answer, found: { ...recordResponse(answer), code: result.code, reason: result.message } };
    }
  }

  private logRequest({ logEntry, startedAt }: RequestExchange, found: Partial<LogEntry>): void {
    const durationMs = Math.round((performance.now() - startedAt) * 10) / 10;
    const request = recordRequest(this.context.state, { ...logEntry, ...found, durationMs });
    this.context.eventFeed.emit<RequestEvent>({ kind: 'request', request });
  }
}

function recordResponse({ status, headers, body }: HttpResponse): Partial<LogEntry> {
  const text = maskBody(body, headers['content-type']);
  return {
    status,
    response: { headers: maskHeaders(headers), ...(text === undefined ? {} : { body: text }) },
  };
}

/** What fault rules are matched against. */
function createSubject({ entry, product }: Route, input: JsonObject): FaultSubject {
  return { names: [entry.id, entry.apiName, product], subAccountId: input['subAccountId'], content: input };
}

/** The reason of a `rejected` fault, and the only recipient whose messages it rejects. */
function findRejection(
  faults: readonly FaultRule[],
): Pick<RequestContext, 'rejectReason' | 'rejectedRecipient'> {
  const rejected = faults.find(({ effect }) => effect.kind === 'rejected');
  return {
    rejectReason: rejected && (rejected.effect.reason ?? 'Rejected on demand'),
    rejectedRecipient: rejected?.recipient,
  };
}
