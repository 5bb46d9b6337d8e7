import type { OperationInput, OperationOutput } from 'cpaas-8x8';
import { isObject, objectOf, spelled, textOf, type JsonObject } from '../engine/json';
import { invalid } from '../server/api-error';
import { momentOf } from '../engine/timestamps';
import { refusalOf } from './calls/magic-call-numbers';
import { plan } from './calls/session-lifecycle';
import { openSession } from './calls/create-call';
import { actionsOf } from './calls/apply-webhook-response';
import { endingOf } from '../messages/lifecycle/magic-numbers';
import { nextUuid } from '../engine/ids';
import { slotFor } from '../webhooks/webhook-registrations';
import {
  reply,
  type Reply,
  subAccountIdOf,
  type ApiCall,
  type Handlers,
} from '../server/operations/api-call';

/** Call flows, and the voices that speak in them. */
export const voiceCalls = {
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
): CallFlowOutput | Reply<CallFlowOutput> {
  const { world, input } = call;
  // The check lets unknown actions pass, so an action may be any object.
  const actions: readonly JsonObject[] = input.callflow;
  for (const action of actions) checkAction(call, action);
  if (isPast(call)) throw invalid(-1015, 'validUntil has passed');
  const callFlowRequestId = nextUuid(world.state, 'call');
  const reason = call.rejection ?? (isRefused(actions) ? 'The destination is not valid' : undefined);
  if (reason !== undefined) {
    const statusCode = call.rejection === undefined ? -1017 : -9999;
    const refused: Omit<CallFlowOutput, 'sessionId'> = {
      sessionStatus: 'NOT_CREATED',
      callFlowRequestId,
      statusCode,
      statusMessage: reason,
    };
    // The documented response always has a session ID, but no session was created.
    return reply(200, refused as CallFlowOutput);
  }
  const session = openSession(world, {
    sessionId: nextUuid(world.state, 'session'),
    subAccountId: subAccountIdOf(call),
    ...(input.clientRequestId ? { clientRequestId: input.clientRequestId } : {}),
    actions: actionsOf(actions),
  });
  plan(world, session, 0, 'act');
  return {
    sessionId: session.sessionId,
    sessionStatus: 'CREATED',
    callFlowRequestId,
    ...(input.validUntil === undefined ? {} : { validUntil: input.validUntil }),
    statusCode: 1,
    statusMessage: 'Created',
  };
}

const destinations = (actions: readonly JsonObject[]): string[] =>
  actions.flatMap(({ params }) => textOf(objectOf(params)['destination']) ?? []);

const isRefused = (actions: readonly JsonObject[]): boolean =>
  destinations(actions).some((number) => endingOf(number) === '0006');

function isPast({ world, input: { validUntil } }: ApiCall<OperationInput<'voice.sendCallFlow'>>): boolean {
  return validUntil !== undefined && momentOf(validUntil) < world.time.now();
}

const known = ['makecall', 'say', 'sayandcapture', 'playfile', 'hangup'];

/** What the catalogue lets pass, because 8x8 may know more, or because only the account can tell. */
function checkAction({ world, subAccount }: ApiCall, { action, params }: JsonObject): void {
  const name = spelled(action).toLowerCase();
  if (!known.includes(name)) throw invalid(-1007, `${spelled(action)} is no action`);
  const { destination, voiceProfile, text, promptMessage } = isObject(params) ? params : {};
  const code = refusalOf(spelled(destination));
  if (code !== undefined) throw invalid(code, `Refused on demand, by the number ${spelled(destination)}`);
  if (voiceProfile !== undefined && !/^[a-z]{2,3}-/i.test(spelled(voiceProfile)))
    throw invalid(-1002, `${spelled(voiceProfile)} is no voice profile`);
  if (/[<>\p{Cc}]/u.test(spelled(text ?? promptMessage)))
    throw invalid(-1016, 'The text has characters that cannot be spoken');
  if (name === 'sayandcapture' && !slotFor(world.state, 'voice.callAction', subAccount?.subAccountId ?? ''))
    throw invalid(-1004, 'There is no webhook of type VCA to tell the keys to');
}

const profile = (speechProfileCode: string, localeDescription: string, gender: 'F' | 'M') => ({
  speechProfileCode,
  localeCode: speechProfileCode.split('-').slice(0, 2).join('-'),
  localeDescription,
  gender,
});

/** Voices that the sandbox names; it takes any that begins with a language. */
export const speechProfiles = [
  profile('en-GB-Emma', 'English UK', 'F'),
  profile('en-US-Standard-A', 'English US', 'F'),
  profile('en-US-BenjaminRUS', 'English US', 'M'),
  profile('da-DK-Naja', 'Danish', 'F'),
  profile('id-ID-Andika', 'Indonesian', 'M'),
  profile('th-TH-Pattara', 'Thai', 'M'),
] as const;
