import type { VerificationStartInput } from 'cpaas-8x8';

import { createChatMessage } from '../chat-apps/messages/create-chat-message';
import { validateTemplateMessage } from '../chat-apps/templates/validate-template-message';
import { accountRecord, subAccountTable } from '../engine/account';
import { currentTimestamp } from '../engine/context';
import { nextCharacters } from '../engine/ids';
import { asText, type JsonObject } from '../engine/json';
import type { SandboxState } from '../engine/state/state';
import { badRequest } from '../server/api-error';
import { requireSubAccountId, type ApiCall, type Received } from '../server/operations/api-call';
import { createSms } from '../sms/create-sms';
import { updateVerification, type Verification } from './verification-store';

/**
 * Sends the one-time code of a verification over the requested channel, and records it, so that a test can read it.
 */
export function sendCode(call: ApiCall<VerificationStartInput>, verification: Verification): void {
  const { input, context } = call;
  const channel = input.channel?.toLowerCase() ?? 'sms';
  const { code, destination, sessionId } = verification;
  const text =
    channel === 'sms' || channel === 'call' ? createCodeText(code, input) : `${code} is your code.`;
  if (channel === 'sms') {
    const { source = 'SMS', encoding } = input.sms ?? {};
    const { clientIp } = input;
    createSms(call, { fields: { destination, source, encoding }, text, clientIp, verification: sessionId });
  } else if (channel === 'whatsapp' || channel === 'viber') {
    const content = channel === 'whatsapp' ? createTemplateContent(code, input) : { text };
    createChatMessage(withChatAppsSubAccount(call), {
      fields: { user: { msisdn: destination } },
      type: channel === 'whatsapp' ? 'template' : 'text',
      content,
      channels: [{ channel: channel === 'whatsapp' ? 'WhatsApp' : 'Viber' }],
      verification: sessionId,
    });
  }
  if (channel === 'sma') return;
  const sent = [...verification.sent, { channel, at: currentTimestamp(context), text }];
  updateVerification(context, verification, { sent });
}

/** @throws {ApiError} when the WhatsApp template does not exist. */
export function assertTemplateExists({ context, input }: ApiCall<VerificationStartInput>): void {
  if (input.channel?.toLowerCase() !== 'whatsapp') return;
  const rejection = validateTemplateMessage(context, createTemplateContent('0000', input));
  if (rejection) throw badRequest(rejection.code, rejection.reason);
}

function createCodeText(code: string, input: Received<VerificationStartInput>): string {
  const brand = asText(input.brand);
  const template = input.template ?? `${brand === undefined ? '' : '{brand}: '}{code} is your code`;
  return template.replaceAll('{code}', code).replaceAll('{brand}', brand ?? '');
}

/** Templates write languages with an underscore. The default is `en_US`. */
function createTemplateContent(code: string, input: Received<VerificationStartInput>): JsonObject {
  const language = input.language?.replace('-', '_') ?? 'en_US';
  return {
    template: {
      name: input.whatsapp?.templateName,
      language,
      components: [{ type: 'body', parameters: [{ type: 'text', text: code }] }],
    },
  };
}

/** The WhatsApp account belongs to the subaccount for chat apps. */
function withChatAppsSubAccount(call: ApiCall): ApiCall {
  const { state } = call.context;
  const { chatApps } = state.record(accountRecord).subAccountIds;
  const subAccount = state.table(subAccountTable).get(chatApps);
  return { ...call, subAccount: subAccount ?? { subAccountId: requireSubAccountId(call), channels: [] } };
}

const digits = '0123456789';
const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const alphabets: Readonly<Record<string, string>> = {
  ALPHANUMERIC: digits + capitals + capitals.toLowerCase(),
  ALPHANUMERIC_CAPITALS: digits + capitals,
  ALPHANUMERIC_EASY: digits + capitals.replace(/[IOQSZ]/g, ''),
};

/** With the dash, the code must not exceed ten characters, the maximum of a check. */
const maxLengthWithDash = 9;

/** The same seed and the same calls give the same codes. */
export function createCode(state: SandboxState, type: string, length: number): string {
  if (type !== 'NUMERIC_WITH_DASH') return nextCharacters(state, 'code', alphabets[type] ?? digits, length);
  const code = nextCharacters(state, 'code', digits, Math.min(length, maxLengthWithDash));
  const middle = Math.floor(code.length / 2);
  return code.length <= 3 ? code : `${code.slice(0, middle)}-${code.slice(middle)}`;
}
