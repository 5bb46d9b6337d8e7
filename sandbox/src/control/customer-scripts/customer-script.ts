import type { OperationId } from 'cpaas-8x8';

import type { BusinessEvent } from '../../chat-apps/business-account/business-event';
import type { InboundChat } from '../../chat-apps/messages/inbound-chat';

/** A person of a script. */
export interface Person {
  readonly name: string;
  /** The phone number, with `+`. */
  readonly phone: string;
}

/** What a step has if a person does it. */
interface PersonStep {
  /** The name of the person. Default: the first person of the script. */
  readonly by?: string | undefined;
}

/** How long a step waits. */
interface Patience {
  /** The maximum time to wait, in seconds. Default 30. */
  readonly withinSeconds?: number | undefined;
}

/** Writes a message. Give exactly one of `text`, `media` and `location`. */
export interface WriteStep extends PersonStep, Pick<InboundChat, 'text' | 'media' | 'location'> {
  readonly do: 'write';
  /** `sms` writes to the SMS subaccount. Default: `whatsapp`. */
  readonly channel?: string | undefined;
}

/** Waits for a message that arrives on the phone. A message counts once. */
export interface WaitStep extends PersonStep, Patience {
  readonly do: 'wait';
  /** Part of the text, ignoring case. */
  readonly text?: string | undefined;
  readonly channel?: string | undefined;
}

/** Taps a button, or chooses a list row, of the message that was awaited last. */
export interface TapStep extends PersonStep {
  readonly do: 'tap';
  /** The ID or the text of a button. Give `button` or `row`. */
  readonly button?: string | undefined;
  /** The ID or the text of a list row. */
  readonly row?: string | undefined;
  /** How the tap arrives: as an interactive reply (the default), or as a plain text. */
  readonly as?: 'interactive' | 'text' | undefined;
}

/** Submits the WhatsApp Flow of the message that was awaited last. */
export interface FillFlowStep extends PersonStep {
  readonly do: 'fillFlow';
  readonly answers: { readonly [name: string]: unknown };
}

/** Opens a link, fills in its form and presses a button there. */
export interface OpenStep extends PersonStep, Patience {
  readonly do: 'open';
  /** Default: the first link in the message that was awaited last. */
  readonly link?: string | undefined;
  /** The values of input fields, by name. */
  readonly fill?: { readonly [name: string]: string } | undefined;
  /** The text of the button to press. */
  readonly press?: string | undefined;
}

/** Sends a request to the app, as a web site or another system would. */
export interface PostStep {
  readonly do: 'post';
  /** The path below the address of the app, for example `/webhook/new-order`. */
  readonly path: string;
  /** The JSON body. */
  readonly body?: { readonly [name: string]: unknown } | undefined;
  /** Files of a form, instead of `body`, by the name of their field. */
  readonly files?:
    | { readonly [field: string]: { readonly name: string; readonly content: string } }
    | undefined;
  readonly headers?: { readonly [name: string]: string } | undefined;
}

/** Calls a virtual number. */
export interface CallStep extends PersonStep {
  readonly do: 'call';
  /** Default: the first virtual number. */
  readonly to?: string | undefined;
}

/** Waits until something is said in the call. */
export interface ListenStep extends PersonStep, Patience {
  readonly do: 'listen';
  /** Part of the spoken text, ignoring case. */
  readonly text: string;
}

/** Presses keys in the call. */
export interface PressStep extends PersonStep {
  readonly do: 'press';
  readonly digits: string;
}

/** Waits until the phone rings, and answers or declines; or hangs up. */
export interface PhoneStep extends PersonStep, Patience {
  readonly do: 'answer' | 'decline' | 'hangUp';
}

/**
 * WhatsApp does something to the account of the business: it pauses a template, or rates a number lower. 8x8 posts the
 * event to the app.
 */
export interface AccountEventStep extends Pick<BusinessEvent, 'eventType' | 'details'> {
  readonly do: 'accountEvent';
}

/** Stays silent: the clock of the sandbox jumps ahead. */
export interface PauseStep {
  readonly do: 'pause';
  readonly seconds: number;
}

/** Expects that no message arrives for some seconds. */
export interface ExpectNothingStep extends PersonStep {
  readonly do: 'expectNothing';
  readonly channel?: string | undefined;
  readonly seconds: number;
}

/** What happens in one step of a script. */
export type ScriptStep =
  | WriteStep
  | WaitStep
  | TapStep
  | FillFlowStep
  | OpenStep
  | PostStep
  | CallStep
  | ListenStep
  | PressStep
  | PhoneStep
  | AccountEventStep
  | PauseStep
  | ExpectNothingStep;

/** An operation of the API that the account needs before the script is played, such as a definition of Automation. */
export interface Preparation {
  readonly operation: OperationId;
  readonly input: { readonly [name: string]: unknown };
}

/**
 * What a customer does, step by step, to show or to test an app that uses 8x8.
 *
 * Texts can contain `${app}`, the address of the app; `${code}`, the last one-time code that the person received;
 * `${response.name}`, a field of the response to the last `post`; and `${subAccountIds.sms}`, likewise `chatApps`, `voice`
 * and `verification`.
 */
export interface CustomerScript {
  readonly name: string;
  /** What happens, in one sentence. */
  readonly summary: string;
  /** The customer first, then others who take part. */
  readonly people: readonly Person[];
  /** Runs once, before the script is played for the first time. */
  readonly prepare?: readonly Preparation[] | undefined;
  readonly steps: readonly ScriptStep[];
}
