import type { StepAction } from './step-action';
import { sendToConverse, sendVoiceMessage } from './call';
import { branch, runIf, jump } from './choose';
import { requestHttp } from './request-http';
import { sendChatMessage, sendSms } from './send-message';
import { wait, waitForKeys, waitForReply } from './wait';

/** What each type of step does; types are in small letters. */
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

/** The types as 8x8 writes them; those of its builder alone as they would be written. */
export const stepTypes = [
  ...['SMS', 'ChatAppsMessage', 'HttpRequest', 'Branch', 'If', 'Wait', 'WaitForReply', 'VoiceMessage'],
  ...['WaitForDTMF', 'JumpTo', 'SendToConverse'],
] as const;
