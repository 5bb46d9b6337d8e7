import { checked } from '../server/validation/assert-valid';
import { fire } from '../delivery/emit-webhook';
import { spelled } from '../engine/json';
import type { Message } from '../messages/message';
import { day, momentOf } from '../engine/timestamps';
import { timestamp, type World } from '../engine/context';
import {
  anyReference,
  messageMeant,
  messageReference,
  type MessageReference,
} from '../messages/message-reference';

/** The answer to one question of a survey. */
export interface SurveyAnswer {
  readonly question: string;
  readonly answer: string;
  /** Default: the position: 1, 2, … */
  readonly questionId?: string | undefined;
  /** The ID of the choice. Left out for free text. */
  readonly answerId?: string | undefined;
}

/** The answers to a survey. */
export interface SurveyAnswers extends MessageReference {
  /** The questions with their answers. */
  readonly answers: readonly SurveyAnswer[];
}

const check = checked<SurveyAnswers>({
  type: 'object',
  properties: {
    ...messageReference,
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
  anyOf: anyReference,
});

/** 8x8 waits so long for the answers, and tells of none that come later. */
const windowMs = 2 * day;

/**
 * A customer answers the survey in an SMS.
 *
 * @see https://developer.8x8.com/connect/docs/sms-engage-response-webhook
 * @throws {Error} when there is no such SMS.
 */
export function answerSurvey(world: World, given: SurveyAnswers): Message {
  check(given, world.time.now());
  const message = messageMeant(world, given, ({ survey }) => survey !== undefined);
  const { survey, umid, subAccountId } = message;
  if (!survey) throw new Error(`Message ${umid} has no survey`);
  const now = timestamp(world);
  survey.startedAt ??= now;
  survey.submittedAt = now;
  world.live.tell({ kind: 'status', message });
  if (world.time.now() - momentOf(message.createdAt) > windowMs) return message;
  fire(world, {
    type: 'smsEngage.response',
    subAccountId,
    umid,
    url: world.state.settings.smsEngageUrl ?? undefined,
    body: {
      umid,
      surveyId: survey.surveyId,
      surveyStartedAt: survey.startedAt,
      surveySubmittedAt: now,
      templateVariables: Object.entries(survey.variables).map(([name, value]) => ({
        name,
        value: spelled(value),
      })),
      answers: given.answers.map(({ question, answer, questionId, answerId }, index) => ({
        questionId: questionId ?? String(index + 1),
        answerId: answerId ?? null,
        question,
        answer,
      })),
    },
  });
  return message;
}
