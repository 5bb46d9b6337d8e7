import type { IncomingMessage, ServerResponse } from 'node:http';

import { describeIssue } from 'cpaas-8x8';

import type { ApiCall } from '../behaviour/api-call';
import { behaviours } from '../behaviour';
import { answerWithFault, isProcessed } from '../faults/apply-effect';
import type { FaultEffect } from '../faults/fault-rule';
import { isSpent, strike, type FaultTarget } from '../faults/strike';
import { nextUuid } from '../world/ids';
import { recordRequest, type RecordedRequest } from '../world/request-log';
import { timestamp, type World } from '../world/world';
import { authenticate, checkAccount, subAccountOf } from './access';
import { jsonAnswer, send, type Answer } from './answer';
import { chooseRoute, type ChosenRoute } from './choose-route';
import { codeOf } from './issue-codes';
import { invalid, notFound, Problem } from './problem';
import type { RateLimits } from './rate-limits';
import { parseJson, readBody } from './read-body';
import { matchRoutes, type Route, type RouteMatch } from './routes';
import { sampleOf } from './sample';

/** The API of 8x8: every operation of the catalogue, below the name of its product. */
export class Api {
  constructor(
    private readonly world: World,
    private readonly routes: readonly Route[],
    private readonly limits: RateLimits,
  ) {}

  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { method = 'GET' } = request;
    const [, product = '', rest = ''] = /^\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
    const seen = { at: timestamp(this.world), method, path: url.pathname };
    const match = matchRoutes(this.routes, product, method, rest);
    if (!('routes' in match)) {
      request.resume();
      const problem = this.unknownAddress(request, match.methods);
      this.finish(response, this.errorAnswer(problem), {
        ...seen,
        status: problem.status,
        code: problem.code,
      });
      return;
    }
    const early = strike(this.world.state, 'before', match.routes.map(targetOf));
    if (early) {
      response.destroy();
      this.record({ ...seen, operation: match.routes[0].entry.id, fault: early.kind });
      return;
    }
    await this.answer(request, response, match, url.searchParams, seen);
  }

  private async answer(
    request: IncomingMessage,
    response: ServerResponse,
    { routes, inPath }: RouteMatch,
    query: URLSearchParams,
    seen: RecordedRequest,
  ): Promise<void> {
    const recorded: string[] = [];
    let effect: FaultEffect | undefined;
    let operation = routes[0].entry.id;
    let problem: Problem | undefined;
    const work = async (): Promise<Answer | undefined> => {
      const text = await readBody(request);
      const parts = { inPath, query, body: bodyOf(request, text) };
      const chosen = chooseRoute(routes, parts, this.world.time.now());
      operation = chosen.route.entry.id;
      effect = strike(this.world.state, 'after', [targetOf(chosen.route)]);
      if (effect && !isProcessed(effect)) return undefined;
      authenticate(this.world, request.headers);
      if (parts.body instanceof Problem) throw parts.body;
      return this.perform(chosen, inPath, recorded, effect);
    };
    let answer: Answer | undefined;
    try {
      answer = await work();
    } catch (thrown) {
      problem = thrown instanceof Problem ? thrown : unexpected(thrown);
      answer = this.errorAnswer(problem);
    }
    const done: RecordedRequest = {
      ...seen,
      operation,
      ...(problem ? { code: problem.code } : {}),
      ...(recorded.length > 0 ? { umids: recorded } : {}),
    };
    if (!effect) {
      if (answer) this.finish(response, answer, { ...done, status: answer.status });
      return;
    }
    const status = await answerWithFault(effect, response, answer, this.makeError, this.world.closing);
    this.dropSpentFaults();
    this.record({ ...done, fault: effect.kind, ...(status === undefined ? {} : { status }) });
  }

  private perform(
    { route, input, issues }: ChosenRoute,
    inPath: Readonly<Record<string, string>>,
    recorded: string[],
    effect: FaultEffect | undefined,
  ): Answer {
    const { entry, product, batch } = route;
    const subAccount = subAccountOf(this.world, inPath);
    checkAccount(this.world, inPath);
    const rejection = effect?.kind === 'rejected' ? (effect.reason ?? 'Rejected on demand') : undefined;
    const call: ApiCall = {
      world: this.world,
      entry,
      product,
      input,
      subAccount,
      batch,
      rejection,
      recorded,
    };
    this.limits.count(call);
    const [issue] = issues;
    if (issue) throw invalid(codeOf(product, issue), describeIssue(issue));
    const behaviour = behaviours[entry.id];
    const { success, output } = entry.operation;
    const body = behaviour ? behaviour(call) : sampleOf(this.world, output, input);
    return jsonAnswer(success, body);
  }

  private unknownAddress(request: IncomingMessage, methods: readonly string[]): Problem {
    try {
      authenticate(this.world, request.headers);
    } catch (problem) {
      if (problem instanceof Problem) return problem;
      throw problem;
    }
    if (methods.length === 0) return notFound('There is nothing at this address');
    return new Problem(405, 2001, `This address takes ${methods.join(', ')}`, { allow: methods.join(', ') });
  }

  private readonly makeError = (
    status: number,
    code: number,
    message: string,
    headers: Record<string, string> = {},
  ): Answer => this.errorAnswer(new Problem(status, code, message, headers));

  private errorAnswer({ status, code, message, headers }: Problem): Answer {
    const errorId = nextUuid(this.world.state, 'error');
    return jsonAnswer(status, { code, message, errorId, timestamp: timestamp(this.world) }, headers);
  }

  private finish(response: ServerResponse, answer: Answer, request: RecordedRequest): void {
    send(response, answer);
    this.record(request);
  }

  private record(request: RecordedRequest): void {
    recordRequest(this.world.state, request);
    this.world.live.tell({ kind: 'request', request });
  }

  private dropSpentFaults(): void {
    const { faults } = this.world.state;
    if (faults.some(isSpent)) this.world.live.tell({ kind: 'faults', faults });
  }
}

function targetOf({ entry, product }: Route): FaultTarget {
  return { operation: entry.id, apiName: entry.apiName, product };
}

/** A body that is no JSON is told of only after the key has been checked. */
function bodyOf(request: IncomingMessage, text: string): unknown {
  if (request.method === 'GET') return undefined;
  try {
    return parseJson(text);
  } catch (problem) {
    return problem;
  }
}

function unexpected(thrown: unknown): Problem {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new Problem(500, 2000, `The sandbox has a fault of its own: ${message}`);
}
