import type { ChatAppsCreateFlowOutput, OperationInput, OperationOutput } from 'cpaas-8x8';

import { hashDigits, nextToken, nextUuid } from '../../engine/ids';
import { withoutUndefined, asText } from '../../engine/json';
import type { SandboxState } from '../../engine/state/state';
import { dayMs, parseTimestamp, formatTimestamp } from '../../engine/timestamps';
import { requireWhatsAppChannel } from '../../messages/find-channel';
import { badRequest, notFound, ApiError } from '../../server/api-error';
import type { ApiCall, Handlers } from '../../server/operations/api-call';
import { flowJsonUrl, flowPreviewUrl, flowTable, type Flow } from './flow';
import { validateFlowJson } from './validate-flow-json';

const previewLifetimeMs = 2 * dayMs;

/** Handles WhatsApp Flows. Only drafts can be changed. */
export const flowHandlers = {
  'chatApps.getFlows': ({ context: { state }, input }): OperationOutput<'chatApps.getFlows'> => {
    const { channelId } = requireWhatsAppChannel(state, input.channelId);
    const limit = typeof input.limit === 'number' ? input.limit : 100;
    const found = state.table(flowTable).filter((flow) => flow.channelId === channelId);
    return { flows: found.slice(0, limit).map(({ id, name, status }) => ({ id, name, status })) };
  },
  'chatApps.createFlow': (call): OperationOutput<'chatApps.createFlow'> => {
    const { state } = call.context;
    const { channelId } = requireWhatsAppChannel(state, call.input.channelId);
    const flow = state.table(flowTable).put<Flow>({
      id: hashDigits(nextUuid(state, 'flow'), 15),
      channelId,
      name: '',
      categories: [],
      status: 'DRAFT',
      jsonToken: nextToken(state, 'flow'),
      ...getChanges(call, channelId, { status: 'DRAFT', name: '' }),
    });
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
    call.context.state.table(flowTable).update(flow, getChanges(call, flow.channelId, flow));
    return toSaveOutput(flow);
  },
  'chatApps.deleteFlow': (call): undefined => {
    call.context.state.table(flowTable).delete(requireDraft(call, 'deleted'));
  },
  'chatApps.getFlowPreview': (call): OperationOutput<'chatApps.getFlowPreview'> => {
    const { context, input } = call;
    const flow = requireFlow(call);
    const now = context.clock.now();
    let { preview } = flow;
    if (!preview || input.refresh === true || parseTimestamp(preview.expires) <= now) {
      preview = {
        token: nextToken(context.state, 'flow'),
        expires: formatTimestamp(now + previewLifetimeMs),
      };
      context.state.table(flowTable).update(flow, { preview });
    }
    const { token, expires } = preview;
    return { id: flow.id, preview_url: flowPreviewUrl(context, flow.id, token), expires_at: expires };
  },
  'chatApps.publishFlow': (call): undefined => {
    const flow = requireDraft(call, 'published');
    assertPublishable(flow);
    call.context.state.table(flowTable).update(flow, { status: 'PUBLISHED' });
  },
  'chatApps.deprecateFlow': (call): undefined => {
    const flow = requireFlow(call);
    if (flow.status !== 'PUBLISHED') throw statusConflict(flow, 'deprecated');
    call.context.state.table(flowTable).update(flow, { status: 'DEPRECATED' });
  },
} satisfies Partial<Handlers>;

type FlowCall = ApiCall<OperationInput<'chatApps.getFlow'>>;

/** 8x8's text documents 404 for a missing Flow; its OpenAPI file documents only 400. */
function requireFlow({ context: { state }, input }: FlowCall): Flow {
  const { channelId } = requireWhatsAppChannel(state, input.channelId);
  const found = findFlow(state, channelId, input.flowId);
  if (found) return found;
  throw notFound(`There is no Flow ${input.flowId}`);
}

function findFlow(state: SandboxState, channelId: string, id: string): Flow | undefined {
  const flow = state.table(flowTable).get(id);
  return flow?.channelId === channelId ? flow : undefined;
}

function requireDraft(call: FlowCall, action: string): Flow {
  const flow = requireFlow(call);
  if (flow.status === 'DRAFT') return flow;
  throw statusConflict(flow, action);
}

function statusConflict({ id, status }: Flow, action: string): ApiError {
  return new ApiError(409, 1000, `The Flow ${id} is ${status}, so it cannot be ${action}`);
}

type FlowContent = Partial<Pick<Flow, 'name' | 'categories' | 'status'> & FlowTexts>;
type FlowTexts = Pick<Flow, 'flowJson' | 'endPointUri' | 'applicationId'>;

/** Returns what the input changes. Cloned screens come first, so that the input can replace them. */
function getChanges(
  { context, input }: ApiCall<Omit<OperationInput<'chatApps.updateFlow'>, 'flowId'>>,
  channelId: string,
  flow: Pick<Flow, 'flowJson'> & Pick<Flow, 'name' | 'status'>,
): FlowContent {
  const { cloneFlowId } = input;
  const original = cloneFlowId === undefined ? undefined : findFlow(context.state, channelId, cloneFlowId);
  if (cloneFlowId !== undefined && !original)
    throw badRequest(1000, `There is no Flow ${cloneFlowId} to copy`);
  const changes = withoutUndefined({
    flowJson: asText(input.flowJson) ?? original?.flowJson,
    endPointUri: asText(input.endPointUri),
    applicationId: asText(input.applicationId),
    name: asText(input.name) ?? flow.name,
    categories: input.categories ?? undefined,
  });
  const changed = { ...flow, ...changes };
  // A Flow with errors is saved as a draft. The response lists the errors.
  if (input.publish !== true || Object.keys(findValidationErrors(changed)).length > 0) return changes;
  assertPublishable(changed);
  return { ...changes, status: 'PUBLISHED' };
}

/** @throws {ApiError} 422, as documented in 8x8's text, when the screens are invalid. */
function assertPublishable({ flowJson = '' }: Pick<Flow, 'flowJson'>): void {
  if (flowJson === '') throw new ApiError(422, 1000, 'The Flow has no screens, so it cannot be published');
  const [error] = validateFlowJson(flowJson);
  if (error) throw new ApiError(422, 1000, `The Flow JSON has errors: ${error.message}`);
}

function findValidationErrors({
  flowJson,
}: Pick<Flow, 'flowJson'>): Pick<ChatAppsCreateFlowOutput, 'validationErrors'> {
  const validationErrors = flowJson === undefined ? [] : validateFlowJson(flowJson);
  return validationErrors.length > 0 ? { validationErrors } : {};
}

function toSaveOutput(flow: Flow): ChatAppsCreateFlowOutput {
  return { id: flow.id, success: true, ...findValidationErrors(flow) };
}
