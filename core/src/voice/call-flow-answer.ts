import { callFlowAnswerSchema } from '../catalogue/voice/call-actions';
import type { CallFlowAnswer, VoiceSendCallFlowInput } from '../generated/voice';
import { compileCheck, type Verdict } from '../validation/compile-check';
import { ValidationError } from '../errors/errors';

/** An action of a call flow that is sent, as `client.voice.sendCallFlow` takes it. */
export type CallAction = VoiceSendCallFlowInput['callflow'][number];

/** An action of the answer to a call action webhook; a call may be recorded there. */
export type AnswerAction = CallFlowAnswer['callflow'][number];

let check: ReturnType<typeof compileCheck> | undefined;

/** Checks the answer to a call action webhook: an answer that 8x8 cannot follow ends the call. */
export function checkCallFlowAnswer(answer: unknown): Verdict {
  return (check ??= compileCheck(callFlowAnswerSchema))(answer, 0);
}

type Params<A extends AnswerAction['action']> =
  Extract<AnswerAction, { action: A }> extends { params: infer P } ? P : never;

type CallActionOf<A extends CallAction['action']> = Extract<CallAction, { action: A }>;

/** The parameters of an action but for the first, which is given on its own. */
type OtherParams<A extends AnswerAction['action'], First extends string> = Omit<Params<A>, First>;

/** Calls a number: what a call flow begins with. A second call is joined with the first. */
export const makeCall = (source: string, destination: string): CallActionOf<'makeCall'> => ({
  action: 'makeCall',
  params: { source, destination },
});

/** In an answer: joins whoever is on the line with another number, and has them recorded if wanted. */
export const bridge = (
  params: Params<'makeCall'>,
): { readonly action: 'makeCall'; readonly params: Params<'makeCall'> } => ({ action: 'makeCall', params });

/** Says a text. */
export const say = (text: string, options: OtherParams<'say', 'text'>): CallActionOf<'say'> => ({
  action: 'say',
  params: { text, ...options },
});

/** Says a text and waits for keys, which the next call action webhook brings. */
export const sayAndCapture = (
  promptMessage: string,
  options: OtherParams<'sayAndCapture', 'promptMessage'>,
): CallActionOf<'sayAndCapture'> => ({ action: 'sayAndCapture', params: { promptMessage, ...options } });

/** Plays an MP3 or WAV file. */
export const playFile = (
  fileUrl: string,
  options: OtherParams<'playFile', 'fileUrl'> = {},
): CallActionOf<'playFile'> => ({
  action: 'playFile',
  params: { fileUrl, ...options },
});

/** Ends the call: nothing comes after it. */
export const hangup = (): CallActionOf<'hangup'> => ({ action: 'hangup' });

/**
 * The answer to a call action webhook: send it as JSON with status 200, at once, since somebody waits on the line.
 *
 * Follows https://developer.8x8.com/connect/docs/voice-call-action-webhook-guide.
 *
 * @param clientActionId - Your own reference; the next webhook of the call repeats it.
 *
 * @throws {ValidationError} when 8x8 could not follow it, which would end the call.
 *
 * @example
 * if (event.type === 'voice.callAction' && event.payload.eventData?.dtmf === '1')
 *   response.json(callFlowAnswer([bridge({ source: event.payload.destination, destination: '+6591234567' })]));
 */
export function callFlowAnswer(callflow: readonly AnswerAction[], clientActionId?: string): CallFlowAnswer {
  const answer = { ...(clientActionId === undefined ? {} : { clientActionId }), callflow };
  const { issues } = checkCallFlowAnswer(answer);
  if (issues.length)
    throw new ValidationError('voice.callAction', issues, 'The answer to voice.callAction is not valid');
  return answer;
}
