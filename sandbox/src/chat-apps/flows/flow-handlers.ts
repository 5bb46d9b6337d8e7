import type { ChatAppsCreateFlowOutput, OperationInput, OperationOutput } from 'cpaas-8x8';

import { hashDigits, nextToken, nextUuid } from '../../engine/ids';
import { withoutUndefined, asText } from '../../engine/json';
import { dayMs, parseTimestamp, formatTimestamp } from '../../engine/timestamps';
import { requireWhatsAppChannel } from '../../messages/find-channel';
import { badRequest, notFound, ApiError } from '../../server/api-error';
import type { ApiCall, Handlers } from '../../server/operations/api-call';
import { flowJsonUrl, flowPreviewUrl, type Flow } from './flow';
import { validateFlowJson } from './validate-flow-json';

const previewLifetimeMs = 2 * dayMs;

/** Handles WhatsApp Flows. Only drafts can be changed. */
export const flowHandlers = {
  'chatApps.getFlows': ({ context: { state }, input }): OperationOutput<'chatApps.getFlows'> => {
    const { channelId } = requireWhatsAppChannel(state, input.channelId);
    const limit = typeof input.limit === 'number' ? input.limit : 100;
    const found = state.business.flows.filter((flow) => flow.channelId === channelId);
    return { flows: found.slice(0, limit).map(({ id, name, status }) => ({ id, name, status })) };
  },
  'chatApps.createFlow': (call): OperationOutput<'chatApps.createFlow'> => {
    const { state } = call.context;
    const { channelId } = requireWhatsAppChannel(state, call.input.channelId);
    const flow: Flow = {
      id: hashDigits(nextUuid(state, 'flow'), 15),
      channelId,
      name: '',
      categories: [],
      status: 'DRAFT',
      jsonToken: nextToken(state, 'flow'),
    };
    applyChanges(call, flow);
    state.business.flows.push(flow);
    return toSaveOutput(flow);
  },
  'chatApps.getFlow': (call): OperationOutput<'chatApps.getFlow'> => {
    const flow = requireFlow(call);
    const { id, name, status, categories, flowJson } = flow;
    const url = flowJson === undefined ? undefined : flowJsonUrl(call.context, flow);
    return withoutUndefined<OperationOutput<'chatApps.getFlow'>>({
      flowId: id,
      flowJsonUrl: url,
      name,
      status,
      categories: [...categories],
      ...findValidationErrors(flow),
    });
  },
  'chatApps.updateFlow': (call): OperationOutput<'chatApps.updateFlow'> => {
    const flow = requireDraft(call, 'changed');
    applyChanges(call, flow);
    return toSaveOutput(flow);
  },
  'chatApps.deleteFlow': (call): undefined => {
    const flow = requireDraft(call, 'deleted');
    const all = call.context.state.business.flows;
    all.splice(all.indexOf(flow), 1);
  },
  'chatApps.getFlowPreview': (call): OperationOutput<'chatApps.getFlowPreview'> => {
    const { context, input } = call;
    const flow = requireFlow(call);
    const now = context.clock.now();
    if (!flow.preview || input.refresh === true || parseTimestamp(flow.preview.expires) <= now) {
      flow.preview = {
        token: nextToken(context.state, 'flow'),
        expires: formatTimestamp(now + previewLifetimeMs),
      };
    }
    const { token, expires } = flow.preview;
    return { id: flow.id, preview_url: flowPreviewUrl(context, flow.id, token), expires_at: expires };
  },
  'chatApps.publishFlow': (call): undefined => {
    publishFlow(requireDraft(call, 'published'));
  },
  'chatApps.deprecateFlow': (call): undefined => {
    const flow = requireFlow(call);
    if (flow.status !== 'PUBLISHED') throw statusConflict(flow, 'deprecated');
    flow.status = 'DEPRECATED';
  },
} satisfies Partial<Handlers>;

type FlowCall = ApiCall<OperationInput<'chatApps.getFlow'>>;

/** 8x8's text documents 404 for a missing Flow; its OpenAPI file documents only 400. */
function requireFlow({ context: { state }, input }: FlowCall): Flow {
  const { channelId } = requireWhatsAppChannel(state, input.channelId);
  const found = findFlow(state.business.flows, channelId, input.flowId);
  if (found) return found;
  throw notFound(`There is no Flow ${input.flowId}`);
}

function findFlow(all: readonly Flow[], channelId: string, id: string): Flow | undefined {
  return all.find((flow) => flow.id === id && flow.channelId === channelId);
}

function requireDraft(call: FlowCall, action: string): Flow {
  const flow = requireFlow(call);
  if (flow.status === 'DRAFT') return flow;
  throw statusConflict(flow, action);
}

function statusConflict({ id, status }: Flow, action: string): ApiError {
  return new ApiError(409, 1000, `The Flow ${id} is ${status}, so it cannot be ${action}`);
}

/** Applies the input to a Flow. Cloned screens are applied first, so that the input can replace them. */
function applyChanges(
  { context, input }: ApiCall<Omit<OperationInput<'chatApps.updateFlow'>, 'flowId'>>,
  flow: Flow,
): void {
  const { cloneFlowId } = input;
  if (cloneFlowId !== undefined) {
    const original = findFlow(context.state.business.flows, flow.channelId, cloneFlowId);
    if (!original) throw badRequest(1000, `There is no Flow ${cloneFlowId} to copy`);
    if (original.flowJson !== undefined) flow.flowJson = original.flowJson;
  }
  flow.name = asText(input.name) ?? flow.name;
  if (input.categories) flow.categories = input.categories;
  for (const field of ['flowJson', 'endPointUri', 'applicationId'] as const) {
    const text = asText(input[field]);
    if (text !== undefined) flow[field] = text;
  }
  // A Flow with errors is saved as a draft. The response lists the errors.
  if (input.publish === true && Object.keys(findValidationErrors(flow)).length === 0) publishFlow(flow);
}

/** @throws {ApiError} 422, as documented in 8x8's text, when the screens are invalid. */
function publishFlow(flow: Flow): void {
  const { flowJson = '' } = flow;
  if (flowJson === '') throw new ApiError(422, 1000, 'The Flow has no screens, so it cannot be published');
  const [error] = validateFlowJson(flowJson);
  if (error) throw new ApiError(422, 1000, `The Flow JSON has errors: ${error.message}`);
  flow.status = 'PUBLISHED';
}

function findValidationErrors({ flowJson }: Flow): Pick<ChatAppsCreateFlowOutput, 'validationErrors'> {
  const validationErrors = flowJson === undefined ? [] : validateFlowJson(flowJson);
  return validationErrors.length > 0 ? { validationErrors } : {};
}

function toSaveOutput(flow: Flow): ChatAppsCreateFlowOutput {
  return { id: flow.id, success: true, ...findValidationErrors(flow) };
}
