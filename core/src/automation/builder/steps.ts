import {
  buildStep,
  type BuiltStep,
  type StepChoices,
  type StepOptions,
  type KeptReferences,
  type StepInputs,
  type WorkflowStep,
} from './build-step';
import { uuid } from '../expressions/conditions';
import { duration, type Duration } from '../duration';
import { isExpression, type Expression, type WithExpressions } from '../expressions/expression';
import type { Reply } from './trigger-data';

/** What a step knows when it is done, under `step`, for its own outputs and conditions alone. */

export interface SmsResult {
  readonly requestId: string;
  readonly umid: string;
  readonly status: string;
  readonly description: string;
  readonly destination: string;
  readonly encoding: string;
  readonly clientMessageId: string;
}

export interface ChatAppsMessageResult {
  readonly requestId: string;
  readonly umid: string;
  readonly status: string;
  readonly description: string;
}

export interface HttpRequestResult<Body> {
  readonly responseCode: number;
  readonly reasonPhrase: string;
  readonly responseBody: Body;
}

export interface VoiceMessageResult {
  readonly response: {
    readonly uid: string;
    readonly status: { readonly code: string; readonly timestamp: string };
    readonly destination: string;
    readonly clientRequestId: string;
  };
}

export interface WaitForDtmfResult {
  readonly dtmfData: {
    readonly uid: string;
    readonly status: { readonly code: string; readonly timestamp: string };
    readonly destination: string;
    readonly clientRequestId: string;
    readonly actionDetails: { readonly dtmf: string };
  };
}

export interface SendToConverseResult {
  readonly ticketId: string;
}

/** A span of time, in units, as 8x8 writes it, or as an expression. */
type DurationInput = Duration | string | Expression;

const durationText = (span: DurationInput): string | Expression =>
  typeof span === 'string' || isExpression(span) ? span : duration(span);

/** Sends an SMS. */
const sms = <Kept extends object = object>(
  id: string,
  inputs: WithExpressions<StepInputs<'SMS'>>,
  following?: StepOptions<SmsResult, Kept>,
): BuiltStep<KeptReferences<Kept>> => buildStep({ id, stepType: 'SMS', inputs }, following);

/** Sends a message over WhatsApp, RCS, Viber, LINE or Zalo. */
const chatAppsMessage = <Kept extends object = object>(
  id: string,
  inputs: WithExpressions<StepInputs<'ChatAppsMessage'>>,
  following?: StepOptions<ChatAppsMessageResult, Kept>,
): BuiltStep<KeptReferences<Kept>> => buildStep({ id, stepType: 'ChatAppsMessage', inputs }, following);

/** Calls an HTTP API that takes and gives JSON; 8x8 waits 5 seconds unless told otherwise. */
const httpRequest = <Kept extends object = object, Body = unknown>(
  id: string,
  inputs: WithExpressions<StepInputs<'HttpRequest'>>,
  following?: StepOptions<HttpRequestResult<Body>, Kept>,
): BuiltStep<KeptReferences<Kept>> => buildStep({ id, stepType: 'HttpRequest', inputs }, following);

/**
 * Tells a server of yours, in an envelope that `parseWebhook` knows as `automation.notification`: with an ID by which
 * a repeat is recognised.
 */
const notify = <Kept extends object = object, Body = unknown>(
  id: string,
  { url, headers, event, data }: NotifyInputs,
  following?: StepOptions<HttpRequestResult<Body>, Kept>,
): BuiltStep<KeptReferences<Kept>> =>
  httpRequest<Kept, Body>(
    id,
    {
      url,
      method: 'POST',
      ...(headers === undefined ? {} : { headers }),
      body: {
        namespace: 'Automation',
        eventType: 'http_request',
        payload: { eventId: uuid(), event, triggeredAt: '{{data.triggeredAt}}', data },
      },
    },
    following,
  );

interface NotifyInputs {
  readonly url: string | Expression;
  /** Such as `{ authorization: 'Bearer …' }`, by which your server knows that it is meant. */
  readonly headers?: Readonly<Record<string, string | Expression>>;
  /** What you call it. */
  readonly event: string | Expression;
  /** What to send along; expressions may stand anywhere in it. */
  readonly data?: object;
}

/** Goes on with each step whose condition holds, and with those of `null` where none does. */
const branch = (id: string, choices: StepChoices): BuiltStep<object> =>
  buildStep({ id, stepType: 'Branch' }, { choose: choices });

/** Carries out steps when a condition holds, beginning with the first of them. */
const when = (
  id: string,
  condition: Expression,
  steps: readonly WorkflowStep[],
  following?: { readonly next?: string },
): BuiltStep<object> => buildStep({ id, stepType: 'If', inputs: { condition }, do: [steps] }, following);

/** Waits for some time. */
const wait = (id: string, span: DurationInput, following?: { readonly next?: string }): BuiltStep<object> =>
  buildStep({ id, stepType: 'Wait', inputs: { duration: durationText(span) } }, following);

/** Waits until someone replies, or the time is up; a day unless told otherwise. */
const waitForReply = <const Channel extends string, Kept extends object = object>(
  id: string,
  { timeout, ...inputs }: ReplyInputs<Channel>,
  following?: StepOptions<{ readonly reply: Reply<Channel> }, Kept>,
): BuiltStep<KeptReferences<Kept>> =>
  buildStep(
    {
      id,
      stepType: 'WaitForReply',
      inputs: { ...inputs, ...(timeout === undefined ? {} : { timeout: durationText(timeout) }) },
    },
    following,
  );

interface ReplyInputs<Channel extends string> {
  /** Who should reply: a phone number on SMS, a channel user ID on chat apps. */
  readonly from: string | Expression;
  /** `sms`, `whatsapp`, `viber`, … */
  readonly channel: Channel;
  readonly timeout?: DurationInput;
}

/** Calls someone, and says a text or plays a file. */
const voiceMessage = <Kept extends object = object>(
  id: string,
  inputs: WithExpressions<StepInputs<'VoiceMessage'>>,
  following?: StepOptions<VoiceMessageResult, Kept>,
): BuiltStep<KeptReferences<Kept>> => buildStep({ id, stepType: 'VoiceMessage', inputs }, following);

/** Waits for the keys that are pressed in the call of an earlier step; a day unless told otherwise. */
const waitForDtmf = <Kept extends object = object>(
  id: string,
  { dtmfRequestId, timeout }: DtmfInputs,
  following?: StepOptions<WaitForDtmfResult, Kept>,
): BuiltStep<KeptReferences<Kept>> =>
  buildStep(
    {
      id,
      stepType: 'WaitForDTMF',
      inputs: { dtmfRequestId, ...(timeout === undefined ? {} : { timeout: durationText(timeout) }) },
    },
    following,
  );

interface DtmfInputs {
  /** The client request ID of the call, or the uid in the response to it; both have to be kept by its step. */
  readonly dtmfRequestId: string | Expression;
  readonly timeout?: DurationInput;
}

/** Goes on with a step elsewhere in the definition. */
const jumpTo = (id: string, stepId: string): BuiltStep<object> =>
  buildStep({ id, stepType: 'JumpTo' }, { next: stepId });

/** Hands the conversation to an agent in 8x8 Converse; it wants the payload with which it began, `data.payload`. */
const sendToConverse = <Kept extends object = object>(
  id: string,
  inputs: WithExpressions<StepInputs<'SendToConverse'>>,
  following?: StepOptions<SendToConverseResult, Kept>,
): BuiltStep<KeptReferences<Kept>> => buildStep({ id, stepType: 'SendToConverse', inputs }, following);

/** Links each step to the one after it, but for those that say where they lead. */
const inOrder = (...steps: readonly WorkflowStep[]): WorkflowStep[] =>
  steps.map((step, index) => {
    const { id: nextStepId } = steps[index + 1] ?? {};
    const leads = 'nextStepId' in step || 'selectNextStep' in step;
    return nextStepId === undefined || leads ? step : { ...step, nextStepId };
  });

/**
 * The steps of a workflow, one function each: the ID of the step, what it takes, and what follows it.
 *
 * Follows https://developer.8x8.com/connect/docs/triggers-steps
 */
export const steps = {
  sms,
  chatAppsMessage,
  httpRequest,
  notify,
  branch,
  when,
  wait,
  waitForReply,
  voiceMessage,
  waitForDtmf,
  jumpTo,
  sendToConverse,
  inOrder,
} as const;
