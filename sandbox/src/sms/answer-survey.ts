import { emitWebhook } from '../delivery/emit-webhook';
import { currentTimestamp, type SandboxContext } from '../engine/context';
import { getSettings } from '../engine/current-settings';
import { toText } from '../engine/json';
import { dayMs, parseTimestamp } from '../engine/timestamps';
import type { Message, MessageStatusEvent } from '../messages/message';
import {
  umidOrTo,
  findReferencedMessage,
  messageReferenceFields,
  type MessageReference,
} from '../messages/message-reference';
import { updateMessage } from '../messages/message-store';
import { createAssertion, type SchemaFor } from '../server/validation/assert-valid';

/** The answer to one survey question. */
export interface SurveyAnswer {
  readonly question: string;
  readonly answer: string;
  /** Default: the position: 1, 2, … */
  readonly questionId?: string | undefined;
  /** The ID of the choice. Left out for free text. */
  readonly answerId?: string | undefined;
}

/** A customer's answers to a survey. */
export interface SurveyAnswers extends MessageReference {
  /** The questions and their answers. */
  readonly answers: readonly SurveyAnswer[];
}

export const surveyAnswersSchema: SchemaFor<SurveyAnswers> = {
  type: 'object',
  properties: {
    ...messageReferenceFields,
    answers: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        properties: {
          question: { type: 'string' },
          answer: { type: 'string' },
          questionId: { type: 'string' },
          answerId: { type: 'string' },
        },
        required: ['question', 'answer'],
      },
    },
  },
  required: ['answers'],
  anyOf: umidOrTo,
};

const assertValid = createAssertion(surveyAnswersSchema);

/** 8x8 reports no answers that come later. */
const answerWindowMs = 2 * dayMs;

/**
 * A customer answers the SMS Engage survey that an SMS links to. The webhook gets the answers.
 *
 * @see https://developer.8x8.com/connect/docs/sms-engage-response-webhook
 * @throws {Error} when there is no such SMS.
 */
export function answerSurvey(context: SandboxContext, request: SurveyAnswers): Message {
  assertValid(request, context.clock.now());
  const message = findReferencedMessage(context, request, ({ survey }) => survey !== undefined);
  const { survey, umid, subAccountId } = message;
  if (!survey) throw new Error(`Message ${umid} has no survey`);
  const now = currentTimestamp(context);
  const startedAt = survey.startedAt ?? now;
  updateMessage(context, message, { survey: { ...survey, startedAt, submittedAt: now } });
  context.eventFeed.emit<MessageStatusEvent>({ kind: 'status', message });
  if (context.clock.now() - parseTimestamp(message.createdAt) > answerWindowMs) return message;
  emitWebhook(context, {
    type: 'smsEngage.response',
    subAccountId,
    umid,
    url: getSettings(context.state).smsEngageUrl ?? undefined,
    body: {
      umid,
      surveyId: survey.surveyId,
      surveyStartedAt: startedAt,
      surveySubmittedAt: now,
      templateVariables: Object.entries(survey.variables).map(([name, value]) => ({
        name,
        value: toText(value),
      })),
      answers: request.answers.map(({ question, answer, questionId, answerId }, index) => ({
        questionId: questionId ?? String(index + 1),
        answerId: answerId ?? null,
        question,
        answer,
      })),
    },
  });
  return message;
}
