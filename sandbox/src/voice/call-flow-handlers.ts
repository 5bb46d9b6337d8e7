import type { OperationInput, OperationOutput } from 'cpaas-8x8';

import { nextUuid } from '../engine/ids';
import { isObject, asObject, toText, asText, type JsonObject } from '../engine/json';
import { parseTimestamp } from '../engine/timestamps';
import { lastFourDigits } from '../messages/lifecycle/magic-numbers';
import { badRequest } from '../server/api-error';
import {
  respondWith,
  type OperationResponse,
  requireSubAccountId,
  type ApiCall,
  type Handlers,
} from '../server/operations/api-call';
import { findRegistration } from '../webhooks/webhook-registrations';
import { parseActions } from './calls/apply-webhook-response';
import { createSession } from './calls/create-call';
import { findRejectionCode } from './calls/magic-call-numbers';
import { scheduleStep } from './calls/session-lifecycle';

/**
 * Handles the operation that starts a call with a list of actions (a call flow), and the one that lists voices.
 */
export const callFlowHandlers = {
  'voice.sendCallFlow': sendCallFlow,
  'voice.getSpeechProfiles': (): OperationOutput<'voice.getSpeechProfiles'> => ({
    speechProfiles: [...speechProfiles],
    statusCode: 0,
    statusMessage: 'ok',
  }),
} satisfies Partial<Handlers>;

type CallFlowOutput = OperationOutput<'voice.sendCallFlow'>;

function sendCallFlow(
  call: ApiCall<OperationInput<'voice.sendCallFlow'>>,
): CallFlowOutput | OperationResponse<CallFlowOutput> {
  const { context, input } = call;
  // The schema allows unknown actions, so an action can be any object.
  const actions: readonly JsonObject[] = input.callflow;
  for (const action of actions) assertValidAction(call, action);
  if (isExpired(call)) throw badRequest(-1015, 'validUntil has passed');
  const callFlowRequestId = nextUuid(context.state, 'call');
  const rejectReason =
    call.rejectReason ?? (hasRejectedDestination(actions) ? 'The destination is not valid' : undefined);
  if (rejectReason !== undefined) {
    const statusCode = call.rejectReason === undefined ? -1017 : -9999;
    const output: Omit<CallFlowOutput, 'sessionId'> = {
      sessionStatus: 'NOT_CREATED',
      callFlowRequestId,
      statusCode,
      statusMessage: rejectReason,
    };
    // The documented response always has a session ID, but no session was created.
    return respondWith(200, output as CallFlowOutput);
  }
  const session = createSession(context, {
    sessionId: nextUuid(context.state, 'session'),
    subAccountId: requireSubAccountId(call),
    ...(input.clientRequestId ? { clientRequestId: input.clientRequestId } : {}),
    actions: parseActions(actions),
  });
  scheduleStep(context, session, 0, 'next-action');
  return {
    sessionId: session.sessionId,
    sessionStatus: 'CREATED',
    callFlowRequestId,
    ...(input.validUntil === undefined ? {} : { validUntil: input.validUntil }),
    statusCode: 1,
    statusMessage: 'Created',
  };
}

const findDestinations = (actions: readonly JsonObject[]): string[] =>
  actions.flatMap(({ params }) => asText(asObject(params)['destination']) ?? []);

const hasRejectedDestination = (actions: readonly JsonObject[]): boolean =>
  findDestinations(actions).some((number) => lastFourDigits(number) === '0006');

function isExpired({
  context,
  input: { validUntil },
}: ApiCall<OperationInput<'voice.sendCallFlow'>>): boolean {
  return validUntil !== undefined && parseTimestamp(validUntil) < context.clock.now();
}

const knownActions = ['makecall', 'say', 'sayandcapture', 'playfile', 'hangup'];

/**
 * Checks what the catalogue does not check: unknown actions, which 8x8 may add, and rules that depend on the account.
 *
 * @throws {ApiError} 400
 */
function assertValidAction({ context, subAccount }: ApiCall, { action, params }: JsonObject): void {
  const name = toText(action).toLowerCase();
  if (!knownActions.includes(name)) throw badRequest(-1007, `${toText(action)} is not an action`);
  const { destination, voiceProfile, text, promptMessage } = isObject(params) ? params : {};
  const code = findRejectionCode(toText(destination));
  if (code !== undefined)
    throw badRequest(code, `Rejected on demand: ${toText(destination)} is a magic number`);
  if (voiceProfile !== undefined && !/^[a-z]{2,3}-/i.test(toText(voiceProfile)))
    throw badRequest(-1002, `${toText(voiceProfile)} is not a voice profile`);
  if (/[<>\p{Cc}]/u.test(toText(text ?? promptMessage)))
    throw badRequest(-1016, 'The text has characters that cannot be spoken');
  if (
    name === 'sayandcapture' &&
    !findRegistration(context.state, 'voice.callAction', subAccount?.subAccountId ?? '')
  )
    throw badRequest(-1004, 'sayAndCapture needs a webhook of type VCA that receives the keys');
}

const speechProfile = (speechProfileCode: string, localeDescription: string, gender: 'F' | 'M') => ({
  speechProfileCode,
  localeCode: speechProfileCode.split('-').slice(0, 2).join('-'),
  localeDescription,
  gender,
});

/** The voices that `getSpeechProfiles` lists. Call flows also accept any other voice that begins with a language. */
const speechProfiles = [
  speechProfile('en-GB-Emma', 'English UK', 'F'),
  speechProfile('en-US-Standard-A', 'English US', 'F'),
  speechProfile('en-US-BenjaminRUS', 'English US', 'M'),
  speechProfile('da-DK-Naja', 'Danish', 'F'),
  speechProfile('id-ID-Andika', 'Indonesian', 'M'),
  speechProfile('th-TH-Pattara', 'Thai', 'M'),
] as const;
