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

// The results of steps, which 8x8 provides under `step` in the outputs and conditions of the same step.

interface SmsResult {
  readonly requestId: string;
  readonly umid: string;
  readonly status: string;
  readonly description: string;
  readonly destination: string;
  readonly encoding: string;
  readonly clientMessageId: string;
}

interface ChatAppsMessageResult {
  readonly requestId: string;
  readonly umid: string;
  readonly status: string;
  readonly description: string;
}

interface HttpRequestResult<Body> {
  readonly responseCode: number;
  readonly reasonPhrase: string;
  readonly responseBody: Body;
}

interface VoiceMessageResult {
  readonly response: {
    readonly uid: string;
    readonly status: { readonly code: string; readonly timestamp: string };
    readonly destination: string;
    readonly clientRequestId: string;
  };
}

interface WaitForDtmfResult {
  readonly dtmfData: {
    readonly uid: string;
    readonly status: { readonly code: string; readonly timestamp: string };
    readonly destination: string;
    readonly clientRequestId: string;
    readonly actionDetails: { readonly dtmf: string };
  };
}

interface SendToConverseResult {
  readonly ticketId: string;
}

/** A duration: an object such as `{ hours: 2 }`, a text `d.HH:mm:ss`, or an expression. */
type DurationInput = Duration | string | Expression;

const durationText = (value: DurationInput): string | Expression =>
  typeof value === 'string' || isExpression(value) ? value : duration(value);

/** Sends an SMS. */
const sms = <Kept extends object = object>(
  id: string,
  inputs: WithExpressions<StepInputs<'SMS'>>,
  options?: StepOptions<SmsResult, Kept>,
): BuiltStep<KeptReferences<Kept>> => buildStep({ id, stepType: 'SMS', inputs }, options);

/** Sends a message over WhatsApp, RCS, Viber, LINE or Zalo. */
const chatAppsMessage = <Kept extends object = object>(
  id: string,
  inputs: WithExpressions<StepInputs<'ChatAppsMessage'>>,
  options?: StepOptions<ChatAppsMessageResult, Kept>,
): BuiltStep<KeptReferences<Kept>> => buildStep({ id, stepType: 'ChatAppsMessage', inputs }, options);

/** Calls an HTTP API with JSON. By default, 8x8 waits 5 seconds for the response. */
const httpRequest = <Kept extends object = object, Body = unknown>(
  id: string,
  inputs: WithExpressions<StepInputs<'HttpRequest'>>,
  options?: StepOptions<HttpRequestResult<Body>, Kept>,
): BuiltStep<KeptReferences<Kept>> => buildStep({ id, stepType: 'HttpRequest', inputs }, options);

/**
 * Notifies your server. `parseWebhook` parses the request as `automation.notification`. It has an event ID, by which
 * repeated requests are recognised.
 */
const notify = <Kept extends object = object, Body = unknown>(
  id: string,
  { url, headers, event, data }: NotifyInputs,
  options?: StepOptions<HttpRequestResult<Body>, Kept>,
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
    options,
  );

interface NotifyInputs {
  readonly url: string | Expression;
  /** Headers such as `{ authorization: 'Bearer …' }`, by which your server verifies the request. */
  readonly headers?: Readonly<Record<string, string | Expression>>;
  /** Your name for the event. */
  readonly event: string | Expression;
  /** The data of the event. It can contain expressions. */
  readonly data?: object;
}

/** Continues with each step whose condition is true. `null` stands for "else". */
const branch = (id: string, choices: StepChoices): BuiltStep<object> =>
  buildStep({ id, stepType: 'Branch' }, { choose: choices });

/** Runs steps if a condition is true, beginning with the first. */
const when = (
  id: string,
  condition: Expression,
  steps: readonly WorkflowStep[],
  options?: { readonly next?: string },
): BuiltStep<object> => buildStep({ id, stepType: 'If', inputs: { condition }, do: [steps] }, options);

/** Waits for a duration. */
const wait = (id: string, time: DurationInput, options?: { readonly next?: string }): BuiltStep<object> =>
  buildStep({ id, stepType: 'Wait', inputs: { duration: durationText(time) } }, options);

/** Waits for a reply, by default for one day at most. */
const waitForReply = <const Channel extends string, Kept extends object = object>(
  id: string,
  { timeout, ...inputs }: ReplyInputs<Channel>,
  options?: StepOptions<{ readonly reply: Reply<Channel> }, Kept>,
): BuiltStep<KeptReferences<Kept>> =>
  buildStep(
    {
      id,
      stepType: 'WaitForReply',
      inputs: { ...inputs, ...(timeout === undefined ? {} : { timeout: durationText(timeout) }) },
    },
    options,
  );

interface ReplyInputs<Channel extends string> {
  /** The sender of the reply: a phone number for SMS, a channel user ID for chat apps. */
  readonly from: string | Expression;
  /** The channel of the reply: `sms`, `whatsapp`, `viber`, … */
  readonly channel: Channel;
  readonly timeout?: DurationInput;
}

/** Calls a number, and says a text or plays a file. */
const voiceMessage = <Kept extends object = object>(
  id: string,
  inputs: WithExpressions<StepInputs<'VoiceMessage'>>,
  options?: StepOptions<VoiceMessageResult, Kept>,
): BuiltStep<KeptReferences<Kept>> => buildStep({ id, stepType: 'VoiceMessage', inputs }, options);

/** Waits for keys that are pressed in the call of an earlier step, by default for one day at most. */
const waitForDtmf = <Kept extends object = object>(
  id: string,
  { dtmfRequestId, timeout }: DtmfInputs,
  options?: StepOptions<WaitForDtmfResult, Kept>,
): BuiltStep<KeptReferences<Kept>> =>
  buildStep(
    {
      id,
      stepType: 'WaitForDTMF',
      inputs: { dtmfRequestId, ...(timeout === undefined ? {} : { timeout: durationText(timeout) }) },
    },
    options,
  );

interface DtmfInputs {
  /**
   * The client request ID of the call or the `uid` of its response. The step of the call must keep it in its `keep`
   * option.
   */
  readonly dtmfRequestId: string | Expression;
  readonly timeout?: DurationInput;
}

/** Continues with another step of the definition. */
const jumpTo = (id: string, stepId: string): BuiltStep<object> =>
  buildStep({ id, stepType: 'JumpTo' }, { next: stepId });

/** Hands the conversation over to an agent in 8x8 Converse. `payload` is that of the trigger: `data.payload`. */
const sendToConverse = <Kept extends object = object>(
  id: string,
  inputs: WithExpressions<StepInputs<'SendToConverse'>>,
  options?: StepOptions<SendToConverseResult, Kept>,
): BuiltStep<KeptReferences<Kept>> => buildStep({ id, stepType: 'SendToConverse', inputs }, options);

/** Links each step to the following one, unless the step already names its next step. */
const inOrder = (...steps: readonly WorkflowStep[]): WorkflowStep[] =>
  steps.map((step, index) => {
    const { id: nextStepId } = steps[index + 1] ?? {};
    const hasNext = 'nextStepId' in step || 'selectNextStep' in step;
    return nextStepId === undefined || hasNext ? step : { ...step, nextStepId };
  });

/**
 * Builds the steps of a workflow, with one function for each step type. Their arguments are the step ID, the inputs,
 * and what comes next. `notify` is an HTTP request with a fixed body, and `inOrder` links steps.
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
