import type { LoggerService } from '@nestjs/common';
import { callFlowAnswer, type AnswerAction, type CallFlowAnswer, type WebhookEventOf } from 'cpaas-8x8';
import type { EventHandler } from '../handlers/event-handler.interface';
import { messageOf } from '../handlers/event-dispatcher';
import type { CallFlow } from '../decorators/on-call-action.decorator';

type CallActionEvent = WebhookEventOf<'voice.callAction'>;

/** How many answers are kept for repeats, and how long: a call action is repeated within minutes. */
const KEPT = 2_000;
const KEEP_MS = 10 * 60 * 1000;

/** Answers call actions, and a repeat of one with the same answer. */
export class CallActions {
  handler: EventHandler | undefined;
  private readonly answers = new Map<
    string,
    { readonly answer: Promise<CallFlowAnswer>; readonly at: number }
  >();

  constructor(
    private readonly fallback: readonly AnswerAction[] | undefined,
    private readonly logger: LoggerService,
  ) {}

  /** Rejects when there is no answer: 8x8 is told so with 500. */
  answer(event: CallActionEvent): Promise<CallFlowAnswer> {
    const now = Date.now();
    const known = this.answers.get(event.key);
    if (known && now - known.at < KEEP_MS) return known.answer;
    const answer = this.make(event).catch((error: unknown) => {
      this.logger.error(`A call action (${event.key}) has no answer: ${messageOf(error)}`);
      if (this.fallback) return callFlowAnswer(this.fallback);
      this.answers.delete(event.key);
      throw error;
    });
    this.answers.set(event.key, { answer, at: now });
    this.forget(now);
    return answer;
  }

  private async make(event: CallActionEvent): Promise<CallFlowAnswer> {
    if (!this.handler) throw new Error('no method has @OnCallAction() for this account');
    const flow = (await this.handler.run(event)) as CallFlow;
    return 'callflow' in flow ? callFlowAnswer(flow.callflow, flow.clientActionId) : callFlowAnswer(flow);
  }

  private forget(now: number): void {
    for (const [key, { at }] of this.answers) {
      if (this.answers.size <= KEPT && now - at < KEEP_MS) return;
      this.answers.delete(key);
    }
  }
}
