import type { LoggerService } from '@nestjs/common';
import { callFlowAnswer, type AnswerAction, type CallFlowAnswer, type WebhookEventOf } from 'cpaas-8x8';
import type { CallFlow } from '../decorators/on-call-action.decorator';
import type { EventHandler } from '../handlers/event-handler.interface';
import { errorMessage } from '../handlers/event-handling.errors';
import type { ReportDelivery } from '../handlers/event-dispatcher';
import type { HandlerRunner } from '../handlers/handler-runner';
import { eventKey } from '../decorators/tenant-event';

type CallActionEvent = WebhookEventOf<'voice.callAction'>;

/** 8x8 repeats a call action within minutes, so few answers have to be remembered, and not for long. */
const MAX_ANSWERS = 2_000;
const ANSWER_TTL_MS = 10 * 60 * 1000;

export interface CallActionResponderOptions {
  readonly handler: () => EventHandler | undefined;
  readonly fallback: readonly AnswerAction[] | undefined;
  readonly runner: HandlerRunner;
  readonly logger: LoggerService;
  readonly report: ReportDelivery;
}

/**
 * Answers call actions with the call flow that the app's handler returns, or else with the fallback. A repeated call
 * action gets the same answer, and the handler does not run again.
 */
export class CallActionResponder {
  private readonly answers = new Map<
    string,
    { readonly answer: Promise<CallFlowAnswer>; readonly createdAt: number }
  >();

  constructor(private readonly options: CallActionResponderOptions) {}

  /** Rejects if the handler fails and there is no fallback. 8x8 then gets 500. */
  answer(event: CallActionEvent): Promise<CallFlowAnswer> {
    const now = Date.now();
    const key = eventKey(event);
    const known = this.answers.get(key);
    if (known && now - known.createdAt < ANSWER_TTL_MS) return known.answer;
    const answer = this.runHandler(event).catch((error: unknown) => {
      const { fallback } = this.options;
      if (fallback) return callFlowAnswer(fallback);
      this.answers.delete(key);
      throw error;
    });
    this.answers.set(key, { answer, createdAt: now });
    this.evictOldAnswers(now);
    return answer;
  }

  private async runHandler(event: CallActionEvent): Promise<CallFlowAnswer> {
    const handler = this.options.handler();
    if (!handler) {
      const error = new Error('no method has @OnCallAction() for this account');
      this.logInvalid(event, error);
      throw error;
    }
    const startedAt = performance.now();
    let outcome: 'handled' | 'failed' = 'failed';
    try {
      // The runner logs what the handler throws.
      const flow = await this.options.runner.run(handler, event, () => undefined);
      const answer = this.toAnswer(flow, event);
      outcome = 'handled';
      return answer;
    } finally {
      const durationMs = performance.now() - startedAt;
      this.options.report(event, outcome, startedAt, [{ handler: handler.id, outcome, durationMs }]);
    }
  }

  private toAnswer(flow: unknown, event: CallActionEvent): CallFlowAnswer {
    try {
      if (typeof flow !== 'object' || flow === null) throw new TypeError('the handler returned no call flow');
      const callFlow = flow as CallFlow;
      if ('callflow' in callFlow) return callFlowAnswer(callFlow.callflow, callFlow.clientActionId);
      return callFlowAnswer(callFlow);
    } catch (error) {
      this.logInvalid(event, error);
      throw error;
    }
  }

  private logInvalid({ key }: CallActionEvent, error: unknown): void {
    this.options.logger.error(`No call flow for the call action ${key}: ${errorMessage(error)}`);
  }

  private evictOldAnswers(now: number): void {
    for (const [key, { createdAt }] of this.answers) {
      if (this.answers.size <= MAX_ANSWERS && now - createdAt < ANSWER_TTL_MS) return;
      this.answers.delete(key);
    }
  }
}
