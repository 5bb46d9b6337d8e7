import { subAccountIdOf, type ApiCall } from '../behaviour/api-call';
import { takeChatMessage } from '../behaviour/chat-message';
import { takeSms } from '../behaviour/sms-message';
import { templateProblem } from '../behaviour/template-check';
import { objectOf, textOf, type JsonObject } from '../json';
import { invalid } from '../server/problem';
import { timestamp } from '../world/world';
import type { Verification } from './verification';

/** Sends the code, in words that 8x8's caller chose, by the channel that was asked for. */
export function sendCode(call: ApiCall, verification: Verification): void {
  const { input, world } = call;
  const channel = textOf(input['channel'])?.toLowerCase() ?? 'sms';
  const { code, destination, sessionId } = verification;
  const text = channel === 'sms' || channel === 'call' ? textWith(code, input) : `${code} is your code.`;
  if (channel === 'sms') {
    const { source = 'SMS', encoding } = objectOf(input['sms']);
    takeSms(call, { fields: { destination, source, encoding }, text, verification: sessionId });
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
export function checkTemplate({ world, input }: ApiCall): void {
  if (textOf(input['channel'])?.toLowerCase() !== 'whatsapp') return;
  const problem = templateProblem(world, templateWith('0000', input));
  if (problem) throw invalid(problem.code, problem.reason);
}

function textWith(code: string, input: JsonObject): string {
  const brand = textOf(input['brand']);
  const template =
    textOf(input['template']) ?? `${brand === undefined ? '' : '{brand}: '}{code} is your code`;
  return template.replaceAll('{code}', code).replaceAll('{brand}', brand ?? '');
}

/** Templates write languages with an underscore. Left out, it is that of the template. */
function templateWith(code: string, input: JsonObject): JsonObject {
  const language = textOf(input['language'])?.replace('-', '_') ?? 'en_US';
  return {
    template: {
      name: objectOf(input['whatsapp'])['templateName'],
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
