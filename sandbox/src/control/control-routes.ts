import type { BusinessEvent } from '../chat-apps/business-account/business-event';
import type { ExternalMessage } from '../chat-apps/messages/external-message';
import type { InboundChat } from '../chat-apps/messages/inbound-chat';
import type { TemplateRequest } from '../chat-apps/templates/register-template';
import type { JsonObject } from '../engine/json';
import { magicNumbers } from '../messages/lifecycle/magic-numbers';
import type { Sandbox } from '../sandbox';
import { ApiError } from '../server/api-error';
import type { FaultRequest } from '../server/faults/fault-rule';
import type { SurveyAnswers } from '../sms/answer-survey';
import type { InboundSms } from '../sms/inbound-sms';
import type { InboundCall, PressedDigits } from '../voice/calls/customer-calls';
import { magicCallNumbers } from '../voice/calls/magic-call-numbers';
import type { NumberChange } from '../voice/change-virtual-number';
import type { SampleEvent } from '../webhooks/sample-event';
import {
  parseDeliveryFilter,
  parseMessageFilter,
  parseVerificationFilter,
  parseWaitOptions,
} from './query-filters';

export interface ControlRequest {
  readonly query: Readonly<Record<string, string>>;
  readonly body: JsonObject;
  /** The value of `:id` in the path. */
  readonly id: string;
}

export interface ControlRoute {
  readonly method: string;
  readonly path: RegExp;
  handle(sandbox: Sandbox, request: ControlRequest): unknown;
}

type Handler = ControlRoute['handle'];

const route = (method: string, path: string, handle: Handler): ControlRoute => ({
  method,
  path: new RegExp(`^${path.replace(':id', '([^/]+)')}$`),
  handle,
});

/** The routes in the order of `docs/sandbox-control-api.md`. Each function validates its own request body. */
export const controlRoutes: readonly ControlRoute[] = [
  route('GET', '/', (sandbox) => describeSandbox(sandbox)),
  route('GET', '/catalogue', (sandbox) => sandbox.operations()),
  route('GET', '/messages', (sandbox, { query }) => sandbox.messages(parseMessageFilter(query))),
  route('GET', '/messages/wait', (sandbox, { query }) =>
    sandbox.waitForMessage(parseMessageFilter(query), parseWaitOptions(query)),
  ),
  route('GET', '/requests', (sandbox) => sandbox.requests()),
  route('POST', '/inbound/sms', (sandbox, { body }) => sandbox.inboundSms(body as unknown as InboundSms)),
  route('POST', '/inbound/chat', (sandbox, { body }) => sandbox.inboundChat(body as unknown as InboundChat)),
  route('POST', '/reply', (sandbox, { body }) => sandbox.reply(body)),
  route('POST', '/read', (sandbox, { body }) => sandbox.read(body)),
  route('POST', '/click', (sandbox, { body }) => sandbox.click(body)),
  route('POST', '/survey', (sandbox, { body }) => sandbox.answerSurvey(body as unknown as SurveyAnswers)),
  route('GET', '/handovers', (sandbox) => sandbox.handovers()),
  route('POST', '/external-message', (sandbox, { body }) =>
    sandbox.externalMessage(body as unknown as ExternalMessage),
  ),
  route(
    'POST',
    '/business-event',
    (sandbox, { body }) => sandbox.businessEvent(body as unknown as BusinessEvent) ?? null,
  ),
  route(
    'POST',
    '/sample-event',
    (sandbox, { body }) => sandbox.sampleEvent(body as unknown as SampleEvent) ?? null,
  ),
  route('GET', '/channels', (sandbox) => sandbox.channels()),
  route('GET', '/verifications', (sandbox, { query }) =>
    sandbox.verifications(parseVerificationFilter(query)),
  ),
  route('GET', '/calls', (sandbox) => sandbox.callSessions()),
  route('POST', '/calls/inbound', (sandbox, { body }) => sandbox.inboundCall(body as unknown as InboundCall)),
  route('POST', '/calls/answer', (sandbox, { body }) => sandbox.answerCall(body)),
  route('POST', '/calls/decline', (sandbox, { body }) => sandbox.declineCall(body)),
  route('POST', '/calls/press', (sandbox, { body }) => sandbox.pressDigits(body as unknown as PressedDigits)),
  route('POST', '/calls/hang-up', (sandbox, { body }) => sandbox.hangUp(body)),
  route('POST', '/virtual-number', (sandbox, { body }) =>
    sandbox.changeNumber(body as unknown as NumberChange),
  ),
  route('POST', '/video-call', (sandbox, { body }) => sandbox.videoCall(body)),
  route('GET', '/templates', (sandbox) => sandbox.templates()),
  route('POST', '/templates', (sandbox, { body }) => sandbox.addTemplate(body as unknown as TemplateRequest)),
  route('GET', '/settings', (sandbox) => sandbox.settings()),
  route('PATCH', '/settings', (sandbox, { body }) => sandbox.changeSettings(body)),
  route('GET', '/state', (sandbox) => sandbox.exportState()),
  route('PUT', '/state', (sandbox, { body }) => {
    sandbox.importState(body);
  }),
  route('GET', '/webhooks/attempts', (sandbox, { query }) => sandbox.webhooks(parseDeliveryFilter(query))),
  route('GET', '/webhooks/attempts/wait', (sandbox, { query }) =>
    sandbox.waitForWebhook(parseDeliveryFilter(query), parseWaitOptions(query)),
  ),
  route('POST', '/webhooks/attempts/:id/replay', (sandbox, { id }) => sandbox.replayWebhook(id)),
  route('GET', '/faults', (sandbox) => sandbox.faults()),
  route('POST', '/faults', (sandbox, { body }) => sandbox.addFault(body as unknown as FaultRequest)),
  route('DELETE', '/faults', (sandbox) => sandbox.clearFaults()),
  route('DELETE', '/faults/:id', (sandbox, { id }) => {
    if (!sandbox.removeFault(id)) throw new ApiError(404, 0, `There is no fault ${id}`);
  }),
  route('POST', '/clock/advance', async (sandbox, { body }) => {
    if (typeof body['ms'] !== 'number') throw new Error('ms must be a number of milliseconds');
    await sandbox.advance(body['ms']);
    return { now: sandbox.now() };
  }),
  route('POST', '/reset', (sandbox) => sandbox.reset()),
];

function describeSandbox(sandbox: Sandbox): JsonObject {
  const { url, apiKey, accountId, subAccountIds, clock } = sandbox;
  return { url, apiKey, accountId, subAccountIds, clock, now: sandbox.now(), magicNumbers, magicCallNumbers };
}
