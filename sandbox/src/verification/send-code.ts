import type { VerificationStartInput } from 'cpaas-8x8';
import { subAccountIdOf, type ApiCall, type Received } from '../server/operations/api-call';
import { takeChatMessage } from '../chat-apps/messages/create-chat-message';
import { takeSms } from '../sms/create-sms';
import { templateProblem } from '../chat-apps/templates/validate-template-message';
import { textOf, type JsonObject } from '../engine/json';
import { invalid } from '../server/api-error';
import { timestamp } from '../engine/context';
import type { Verification } from './verification-store';
import { nextLetters } from '../engine/ids';
import type { WorldState } from '../engine/state';

/** Sends the code, in words that 8x8's caller chose, by the channel that was asked for. */
export function sendCode(call: ApiCall<VerificationStartInput>, verification: Verification): void {
  const { input, world } = call;
  const channel = input.channel?.toLowerCase() ?? 'sms';
  const { code, destination, sessionId } = verification;
  const text = channel === 'sms' || channel === 'call' ? textWith(code, input) : `${code} is your code.`;
  if (channel === 'sms') {
    const { source = 'SMS', encoding } = input.sms ?? {};
    const { clientIp } = input;
    takeSms(call, { fields: { destination, source, encoding }, text, clientIp, verification: sessionId });
  } else if (channel === 'whatsapp' || channel === 'viber') {
    const content = channel === 'whatsapp' ? templateWith(code, input) : { text };
    takeChatMessage(ofChatApps(call), {
      fields: { user: { msisdn: destination } },
      type: channel === 'whatsapp' ? 'template' : 'text',
      content,
      channels: [{ channel: channel === 'whatsapp' ? 'WhatsApp' : 'Viber' }],
      verification: sessionId,
    });
  }
  if (channel !== 'sma') verification.sent.push({ channel, at: timestamp(world), text });
}

/** Refuses a WhatsApp template that is not there. @throws {Problem} */
export function checkTemplate({ world, input }: ApiCall<VerificationStartInput>): void {
  if (input.channel?.toLowerCase() !== 'whatsapp') return;
  const problem = templateProblem(world, templateWith('0000', input));
  if (problem) throw invalid(problem.code, problem.reason);
}

function textWith(code: string, input: Received<VerificationStartInput>): string {
  const brand = textOf(input.brand);
  const template = input.template ?? `${brand === undefined ? '' : '{brand}: '}{code} is your code`;
  return template.replaceAll('{code}', code).replaceAll('{brand}', brand ?? '');
}

/** Templates write languages with an underscore. Left out, it is that of the template. */
function templateWith(code: string, input: Received<VerificationStartInput>): JsonObject {
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
function ofChatApps(call: ApiCall): ApiCall {
  const { account, subAccounts } = call.world.state;
  const subAccount = subAccounts.find((each) => each.subAccountId === account.subAccountIds.chatApps);
  return { ...call, subAccount: subAccount ?? { subAccountId: subAccountIdOf(call), channels: [] } };
}

const digits = '0123456789';
const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const alphabets: Readonly<Record<string, string>> = {
  ALPHANUMERIC: digits + capitals + capitals.toLowerCase(),
  ALPHANUMERIC_CAPITALS: digits + capitals,
  ALPHANUMERIC_EASY: digits + capitals.replace(/[IOQSZ]/g, ''),
};

/** With the dash it must still fit into the ten characters that can be checked. */
const mostWithDash = 9;

/** The next code: the same seed and the same calls give the same ones. */
export function nextCode(state: WorldState, type: string, length: number): string {
  if (type !== 'NUMERIC_WITH_DASH') return nextLetters(state, 'code', alphabets[type] ?? digits, length);
  const code = nextLetters(state, 'code', digits, Math.min(length, mostWithDash));
  const middle = Math.floor(code.length / 2);
  return code.length <= 3 ? code : `${code.slice(0, middle)}-${code.slice(middle)}`;
}
