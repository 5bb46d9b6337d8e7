import { answerAction } from '../catalogue/voice/call-actions';
import type { CallFlowAnswer, VoiceSendCallFlowInput } from '../generated/voice';
import { compileCheck, type Verdict } from '../schema/check';
import type { ObjectSchema } from '../schema/json-schema';

/** An action of a call flow that is sent, as `client.voice.sendCallFlow` takes it. */
export type CallAction = VoiceSendCallFlowInput['callflow'][number];

/** An action of the answer to a call action webhook; a call may be recorded there. */
export type AnswerAction = CallFlowAnswer['callflow'][number];

/** The schema of what a call action webhook is answered with. */
export const callFlowAnswerSchema = {
  type: 'object',
  description:
    'What a call action webhook (`voice.callAction`) is answered with, as JSON and HTTP status 200',
  properties: {
    clientActionId: {
      type: 'string',
      title: 'Client Action ID',
      description: 'Your own reference; the next call action webhook repeats it',
    },
    callflow: {
      type: 'array',
      title: 'Call Flow',
      description: 'What happens next, in order',
      format: 'call-flow-answer',
      minItems: 1,
      items: answerAction,
    },
  },
  required: ['callflow'],
} as const satisfies ObjectSchema;

let check: ReturnType<typeof compileCheck> | undefined;

/** Checks the answer to a call action webhook: an answer that 8x8 cannot follow ends the call. */
export function checkCallFlowAnswer(answer: unknown): Verdict {
  return (check ??= compileCheck(callFlowAnswerSchema))(answer, 0);
}
