import type { ChatAppsCreateFlowOutput, OperationInput, OperationOutput } from 'cpaas-8x8';

import { requireWhatsAppChannel } from '../../messages/find-channel';
import { flowJsonUrl, previewUrl, type Flow } from './flow';
import { flowJsonErrors } from './validate-flow-json';
import { defined, textOf } from '../../engine/json';
import { invalid, notFound, Problem } from '../../server/api-error';
import { day, momentOf, timestampOf } from '../../engine/timestamps';
import { fixedDigits, nextToken, nextUuid } from '../../engine/ids';
import type { ApiCall, Handlers } from '../../server/operations/api-call';

const previewLifeMs = 2 * day;

/** WhatsApp Flows: drafts that can be changed, and what cannot be changed any more. */
export const flows = {
  'chatApps.getFlows': ({ world: { state }, input }): OperationOutput<'chatApps.getFlows'> => {
    const { channelId } = requireWhatsAppChannel(state, input.channelId);
    const limit = typeof input.limit === 'number' ? input.limit : 100;
    const found = state.business.flows.filter((flow) => flow.channelId === channelId);
    return { flows: found.slice(0, limit).map(({ id, name, status }) => ({ id, name, status })) };
  },
  'chatApps.createFlow': (call): OperationOutput<'chatApps.createFlow'> => {
    const { state } = call.world;
    const { channelId } = requireWhatsAppChannel(state, call.input.channelId);
    const flow: Flow = {
      id: fixedDigits(nextUuid(state, 'flow'), 15),
      channelId,
      name: '',
      categories: [],
      status: 'DRAFT',
      jsonToken: nextToken(state, 'flow'),
    };
    change(call, flow);
    state.business.flows.push(flow);
    return saved(flow);
  },
  'chatApps.getFlow': (call): OperationOutput<'chatApps.getFlow'> => {
    const flow = requireFlow(call);
    const { id, name, status, categories, flowJson } = flow;
    const url = flowJson === undefined ? undefined : flowJsonUrl(call.world, flow);
    return defined<OperationOutput<'chatApps.getFlow'>>({
      flowId: id,
      flowJsonUrl: url,
      name,
      status,
      categories: [...categories],
      ...errorsOf(flow),
    });
  },
  'chatApps.updateFlow': (call): OperationOutput<'chatApps.updateFlow'> => {
    const flow = requireDraft(call, 'changed');
    change(call, flow);
    return saved(flow);
  },
  'chatApps.deleteFlow': (call): undefined => {
    const flow = requireDraft(call, 'deleted');
    const all = call.world.state.business.flows;
    all.splice(all.indexOf(flow), 1);
  },
  'chatApps.getFlowPreview': (call): OperationOutput<'chatApps.getFlowPreview'> => {
    const { world, input } = call;
    const flow = requireFlow(call);
    const now = world.time.now();
    if (!flow.preview || input.refresh === true || momentOf(flow.preview.expires) <= now) {
      flow.preview = { token: nextToken(world.state, 'flow'), expires: timestampOf(now + previewLifeMs) };
    }
    const { token, expires } = flow.preview;
    return { id: flow.id, preview_url: previewUrl(world, flow.id, token), expires_at: expires };
  },
  'chatApps.publishFlow': (call): undefined => {
    publish(requireDraft(call, 'published'));
  },
  'chatApps.deprecateFlow': (call): undefined => {
    const flow = requireFlow(call);
    if (flow.status !== 'PUBLISHED') throw conflict(flow, 'deprecated');
    flow.status = 'DEPRECATED';
  },
} satisfies Partial<Handlers>;

type FlowCall = ApiCall<OperationInput<'chatApps.getFlow'>>;

/** The prose has 404 here; the OpenAPI file leaves it at 400. */
function requireFlow({ world: { state }, input }: FlowCall): Flow {
  const { channelId } = requireWhatsAppChannel(state, input.channelId);
  const found = flowWith(state.business.flows, channelId, input.flowId);
  if (found) return found;
  throw notFound(`There is no Flow ${input.flowId}`);
}

function flowWith(all: readonly Flow[], channelId: string, id: string): Flow | undefined {
  return all.find((flow) => flow.id === id && flow.channelId === channelId);
}

function requireDraft(call: FlowCall, done: string): Flow {
  const flow = requireFlow(call);
  if (flow.status === 'DRAFT') return flow;
  throw conflict(flow, done);
}

function conflict({ id, status }: Flow, done: string): Problem {
  return new Problem(409, 1000, `The Flow ${id} is ${status}, so it cannot be ${done}`);
}

/** Lays what was handed in over a Flow; screens that are copied come first, so that others may replace them. */
function change(
  { world, input }: ApiCall<Omit<OperationInput<'chatApps.updateFlow'>, 'flowId'>>,
  flow: Flow,
): void {
  const { cloneFlowId } = input;
  if (cloneFlowId !== undefined) {
    const original = flowWith(world.state.business.flows, flow.channelId, cloneFlowId);
    if (!original) throw invalid(1000, `There is no Flow ${cloneFlowId} to copy`);
    if (original.flowJson !== undefined) flow.flowJson = original.flowJson;
  }
  flow.name = textOf(input.name) ?? flow.name;
  if (input.categories) flow.categories = input.categories;
  for (const field of ['flowJson', 'endPointUri', 'applicationId'] as const) {
    const text = textOf(input[field]);
    if (text !== undefined) flow[field] = text;
  }
  // A Flow with errors is saved all the same, as a draft: the answer says what is wrong with it.
  if (input.publish === true && Object.keys(errorsOf(flow)).length === 0) publish(flow);
}

/** @throws {Problem} 422, as the prose has it, where the screens are not what they should be. */
function publish(flow: Flow): void {
  const { flowJson = '' } = flow;
  if (flowJson === '') throw new Problem(422, 1000, 'A Flow without screens cannot be published');
  const [error] = flowJsonErrors(flowJson);
  if (error) throw new Problem(422, 1000, `The Flow JSON has errors: ${error.message}`);
  flow.status = 'PUBLISHED';
}

function errorsOf({ flowJson }: Flow): Pick<ChatAppsCreateFlowOutput, 'validationErrors'> {
  const validationErrors = flowJson === undefined ? [] : flowJsonErrors(flowJson);
  return validationErrors.length > 0 ? { validationErrors } : {};
}

function saved(flow: Flow): ChatAppsCreateFlowOutput {
  return { id: flow.id, success: true, ...errorsOf(flow) };
}
