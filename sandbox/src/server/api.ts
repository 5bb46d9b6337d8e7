import type { IncomingMessage, ServerResponse } from 'node:http';

import type { CatalogueEntry } from 'cpaas-8x8';

import { answerWithFault, isProcessed } from './faults/apply-fault';
import type { FaultEffect } from './faults/fault-rule';
import { strike, type FaultTarget } from './faults/match-fault';
import { recordRequest, type RecordedRequest } from './request-log';
import { timestamp, type World } from '../engine/context';
import { authenticate, authorize } from './authorization';
import { send, type Answer } from './http-response';
import { chooseRoute, type ChosenRoute } from './operations/choose-route';
import { perform } from './operations/run-operation';
import { notFound, Problem } from './api-error';
import { problemAnswer, problemOf } from './error-response';
import type { RateLimits } from './rate-limits';
import { parseBody, readBody } from './request-body';
import { matchRoutes, type Route, type RouteMatch } from './operations/routes';

/** A request on its way through the API. */
interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
  readonly seen: RecordedRequest;
}

/** The API of 8x8: every operation of the catalogue, below the name of its product. */
export class Api {
  constructor(
    private readonly world: World,
    private readonly routes: readonly Route[],
    private readonly limits: RateLimits,
  ) {}

  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { method = 'GET' } = request;
    const [, product = '', path = ''] = /^\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
    const seen = { at: timestamp(this.world), method, path: url.pathname };
    const exchange: Exchange = { request, response, query: url.searchParams, seen };
    const match = matchRoutes(this.routes, product, method, path);
    if (!('routes' in match)) {
      this.refuseAddress(exchange, match.methods);
      return;
    }
    const hangUp = strike(this.world.state, 'before', match.routes.map(targetOf));
    if (hangUp) {
      response.destroy();
      this.record({ ...seen, operation: match.routes[0].entry.id, fault: hangUp.kind });
      return;
    }
    await this.answerExchange(exchange, match);
  }

  private refuseAddress({ request, response, seen }: Exchange, methods: readonly string[]): void {
    request.resume();
    const known = methods.join(', ');
    const problem = this.attempt(() => {
      authenticate(this.world, request.headers);
      throw known === ''
        ? notFound('There is nothing at this address')
        : new Problem(405, 2001, `This address takes ${known}`, { allow: known });
    });
    send(response, problem.answer);
    this.record({ ...seen, ...problem.found });
  }

  private async answerExchange(exchange: Exchange, match: RouteMatch): Promise<void> {
    const { request, response, seen } = exchange;
    const body = await this.read(request).catch(problemOf);
    const chosen = this.choose(exchange, match, body instanceof Problem ? undefined : body);
    const operation = chosen.route.entry.id;
    const effect = strike(this.world.state, 'after', [targetOf(chosen.route)]);
    const recorded: string[] = [];
    const carriedOut =
      effect && !isProcessed(effect)
        ? undefined
        : this.attempt(() => {
            authorize(this.world, chosen.route.entry, request.headers);
            if (body instanceof Problem) throw body;
            return perform(this.world, this.limits, chosen, { rejection: rejectionOf(effect), recorded });
          }, chosen.route.entry);
    const umids = recorded.length > 0 ? { umids: recorded } : {};
    if (!effect) {
      if (carriedOut) send(response, carriedOut.answer);
      this.record({ ...seen, operation, ...carriedOut?.found, ...umids });
      return;
    }
    this.world.live.tell({ kind: 'faults', faults: this.world.state.faults });
    const status = await answerWithFault(this.world, effect, response, carriedOut?.answer);
    this.record({
      ...seen,
      operation,
      fault: effect.kind,
      ...(status === undefined ? {} : { status }),
      ...umids,
    });
  }

  private async read(request: IncomingMessage): Promise<unknown> {
    const body = await readBody(request);
    return request.method === 'GET' ? undefined : parseBody(body, request.headers['content-type']);
  }

  private choose({ query }: Exchange, { routes, inPath }: RouteMatch, body: unknown): ChosenRoute {
    return chooseRoute(routes, { inPath, query, body }, this.world.time.now());
  }

  /** The answer, and what the log says of it; a problem is an answer too. */
  private attempt(
    work: () => Answer,
    entry?: CatalogueEntry,
  ): { answer: Answer; found: Partial<RecordedRequest> } {
    try {
      const answer = work();
      return { answer, found: { status: answer.status } };
    } catch (thrown) {
      const problem = problemOf(thrown);
      const answer = problemAnswer(this.world, problem, entry);
      return { answer, found: { status: answer.status, code: problem.code } };
    }
  }

  private record(request: RecordedRequest): void {
    recordRequest(this.world.state, request);
    this.world.live.tell({ kind: 'request', request });
  }
}

function targetOf({ entry, product }: Route): FaultTarget {
  return { operation: entry.id, apiName: entry.apiName, product };
}

function rejectionOf(effect: FaultEffect | undefined): string | undefined {
  return effect?.kind === 'rejected' ? (effect.reason ?? 'Rejected on demand') : undefined;
}
