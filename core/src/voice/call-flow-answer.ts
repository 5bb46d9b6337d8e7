import { callFlowAnswerSchema } from '../catalogue/voice/call-actions';
import type { CallFlowAnswer, VoiceSendCallFlowInput } from '../generated/voice';
import { compileCleanNumbers, type CleanNumbers } from '../validation/clean-numbers';
import { compileCheck, type Check, type ValidationResult } from '../validation/compile-check';
import { ValidationError } from '../errors/errors';

/** An action of the call flow that `client.voice.sendCallFlow` takes. */
export type CallAction = VoiceSendCallFlowInput['callflow'][number];

/** An action of the response to a call action webhook. Here `makeCall` can record the call. */
export type AnswerAction = CallFlowAnswer['callflow'][number];

let check: Check | undefined;
let cleanNumbers: CleanNumbers | undefined;

/** Checks the response to a call action webhook. 8x8 ends the call if the response is not valid. */
export function checkCallFlowAnswer(answer: unknown): ValidationResult {
  return (check ??= compileCheck(callFlowAnswerSchema))(answer, 0);
}

/** Cleans the phone numbers in the response to a call action webhook. Call it before {@link checkCallFlowAnswer}. */
export function cleanCallFlowAnswer<T>(answer: T): T {
  cleanNumbers ??= compileCleanNumbers(callFlowAnswerSchema) ?? ((value) => value);
  return cleanNumbers(answer) as T;
}

type Params<A extends AnswerAction['action']> =
  Extract<AnswerAction, { action: A }> extends { params: infer P } ? P : never;

type CallActionOf<A extends CallAction['action']> = Extract<CallAction, { action: A }>;

/** The parameters of an action, without the one that the builder takes as its first argument. */
type OtherParams<A extends AnswerAction['action'], First extends string> = Omit<Params<A>, First>;

/** Calls a number. A call flow begins with this action. A second call is connected with the first. */
export const makeCall = (source: string, destination: string): CallActionOf<'makeCall'> => ({
  action: 'makeCall',
  params: { source, destination },
});

/** Connects the caller with another number. It can record the call. For responses to a webhook only. */
export const bridge = (
  params: Params<'makeCall'>,
): { readonly action: 'makeCall'; readonly params: Params<'makeCall'> } => ({ action: 'makeCall', params });

/** Says a text, up to 3,000 characters. */
export const say = (text: string, options: OtherParams<'say', 'text'>): CallActionOf<'say'> => ({
  action: 'say',
  params: { text, ...options },
});

/** Says a text and waits for pressed keys. The next call action webhook has the keys. */
export const sayAndCapture = (
  promptMessage: string,
  options: OtherParams<'sayAndCapture', 'promptMessage'>,
): CallActionOf<'sayAndCapture'> => ({ action: 'sayAndCapture', params: { promptMessage, ...options } });

/** Plays an MP3 or WAV file, up to 5 MB. */
export const playFile = (
  fileUrl: string,
  options: OtherParams<'playFile', 'fileUrl'> = {},
): CallActionOf<'playFile'> => ({
  action: 'playFile',
  params: { fileUrl, ...options },
});

/** Ends the call. It is the last action of a call flow. */
export const hangup = (): CallActionOf<'hangup'> => ({ action: 'hangup' });

/**
 * Builds the response to a call action webhook. Send it as JSON with status 200, without delay: the caller is waiting.
 *
 * Follows https://developer.8x8.com/connect/docs/voice-call-action-webhook-guide.
 *
 * @param clientActionId - Your own reference. The next webhook of the call repeats it.
 *
 * @throws {ValidationError} if the call flow is not valid. 8x8 would end the call.
 *
 * @example
 * if (event.type === 'voice.callAction' && event.payload.eventData?.dtmf === '1')
 *   response.json(callFlowAnswer([bridge({ source: event.payload.destination, destination: '+6591234567' })]));
 */
export function callFlowAnswer(callflow: readonly AnswerAction[], clientActionId?: string): CallFlowAnswer {
  const answer = cleanCallFlowAnswer({
    ...(clientActionId === undefined ? {} : { clientActionId }),
    callflow,
  });
  const { issues } = checkCallFlowAnswer(answer);
  if (issues.length)
    throw new ValidationError('voice.callAction', issues, 'The response to voice.callAction is not valid');
  return answer;
}
