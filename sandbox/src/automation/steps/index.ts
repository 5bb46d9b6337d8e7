import { sendToConverse, sendVoiceMessage } from './call';
import { branch, runIf, jump } from './choose';
import { requestHttp } from './request-http';
import { sendChatMessage, sendSms } from './send-message';
import type { StepAction } from './step-action';
import { wait, waitForKeys, waitForReply } from './wait';

/** The action of each step type. Types are in lower case. */
export const stepActions: ReadonlyMap<string, StepAction> = new Map([
  ['sms', sendSms],
  ['chatappsmessage', sendChatMessage],
  ['httprequest', requestHttp],
  ['branch', branch],
  ['if', runIf],
  ['wait', wait],
  ['waitforreply', waitForReply],
  ['voicemessage', sendVoiceMessage],
  ['waitfordtmf', waitForKeys],
  ['jumpto', jump],
  ['sendtoconverse', sendToConverse],
]);

/** The step types as 8x8 writes them. If, JumpTo and SendToConverse are not in 8x8's OpenAPI file. */
export const stepTypes = [
  ...['SMS', 'ChatAppsMessage', 'HttpRequest', 'Branch', 'If', 'Wait', 'WaitForReply', 'VoiceMessage'],
  ...['WaitForDTMF', 'JumpTo', 'SendToConverse'],
] as const;
