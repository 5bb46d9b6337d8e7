import type { LoggerService } from '@nestjs/common';
import { callFlowAnswer, type AnswerAction, type CallFlowAnswer, type WebhookEventOf } from 'cpaas-8x8';
import type { CallFlow } from '../decorators/on-call-action.decorator';
import type { EventHandler } from '../handlers/event-handler.interface';
import { errorMessage } from '../handlers/event-handling.errors';

type CallActionEvent = WebhookEventOf<'voice.callAction'>;

/** 8x8 repeats a call action within minutes, so few answers have to be remembered, and not for long. */
const MAX_ANSWERS = 2_000;
const ANSWER_TTL_MS = 10 * 60 * 1000;

/** Answers call actions with call flows. A repeated call action gets the same answer. */
export class CallActionResponder {
  handler: EventHandler | undefined;
  private readonly answers = new Map<
    string,
    { readonly answer: Promise<CallFlowAnswer>; readonly createdAt: number }
  >();

  constructor(
    private readonly fallback: readonly AnswerAction[] | undefined,
    private readonly logger: LoggerService,
  ) {}

  /** Rejects if the handler fails and there is no fallback. 8x8 then gets 500. */
  answer(event: CallActionEvent): Promise<CallFlowAnswer> {
    const now = Date.now();
    const known = this.answers.get(event.key);
    if (known && now - known.createdAt < ANSWER_TTL_MS) return known.answer;
    const answer = this.runHandler(event).catch((error: unknown) => {
      this.logger.error(`No call flow for the call action ${event.key}: ${errorMessage(error)}`);
      if (this.fallback) return callFlowAnswer(this.fallback);
      this.answers.delete(event.key);
      throw error;
    });
    this.answers.set(event.key, { answer, createdAt: now });
    this.evictOldAnswers(now);
    return answer;
  }

  private async runHandler(event: CallActionEvent): Promise<CallFlowAnswer> {
    if (!this.handler) throw new Error('no method has @OnCallAction() for this account');
    const flow = (await this.handler.run(event)) as CallFlow;
    return 'callflow' in flow ? callFlowAnswer(flow.callflow, flow.clientActionId) : callFlowAnswer(flow);
  }

  private evictOldAnswers(now: number): void {
    for (const [key, { createdAt }] of this.answers) {
      if (this.answers.size <= MAX_ANSWERS && now - createdAt < ANSWER_TTL_MS) return;
      this.answers.delete(key);
    }
  }
}
