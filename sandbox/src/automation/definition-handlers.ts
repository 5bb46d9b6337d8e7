import type { OperationInput, OperationOutput } from 'cpaas-8x8';

import { accountRecord } from '../engine/account';
import { currentTimestamp, type SandboxContext } from '../engine/context';
import { nextUuid } from '../engine/ids';
import { withoutUndefined } from '../engine/json';
import { badRequest, notFound } from '../server/api-error';
import {
  type ApiCall,
  type Handlers,
  respondWith,
  type OperationResponse,
} from '../server/operations/api-call';
import { definitionTable, findVersions, getLatestVersions, workflowTable } from './automation-store';
import { readSubAccountId, type Definition, type Trigger } from './definition';
import { findDefinitionError } from './validate-definition';
import { terminateWorkflow } from './workflow-lifecycle';

/**
 * Handles the definitions of workflows. An update adds a version and keeps the older ones, because running workflows
 * use them.
 */
export const automationDefinitionHandlers = {
  'automation.getDefinitions': getDefinitions,
  'automation.createDefinition': createDefinition,
  'automation.getDefinition': (call) =>
    paginate(call, findVersions(call.context.state, requireDefinitionId(call))).map((each) =>
      toOutput(call.context, each),
    ),
  'automation.updateDefinition': updateDefinition,
  'automation.deleteDefinition': deleteDefinition,
} satisfies Partial<Handlers>;

type DefinitionOutput = OperationOutput<'automation.updateDefinition'>;
type StepsOutput = DefinitionOutput['definition']['steps'];

/** Lists only enabled definitions, as 8x8 does. */
function getDefinitions(call: ApiCall<OperationInput<'automation.getDefinitions'>>): DefinitionOutput[] {
  const active = getLatestVersions(call.context.state).filter(({ status }) => status === 'enabled');
  return paginate(call, active).map((each) => toOutput(call.context, each));
}

const uuid = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

/** @throws {ApiError} 400 with code 1000, when the ID is not a UUID. */
export function requireDefinitionId({ input }: ApiCall<{ definitionId: string }>): string {
  if (!uuid.test(input.definitionId)) throw badRequest(1000, 'The definition ID is not a UUID');
  return input.definitionId;
}

/** Returns the requested version, or the latest. @throws {ApiError} 400, or 404 with code 1300. */
export function requireDefinition(call: ApiCall<OperationInput<'automation.deleteDefinition'>>): Definition {
  const id = requireDefinitionId(call);
  const { version } = call.input;
  const found = findVersions(call.context.state, id).find(
    (each) => version === undefined || each.version === version,
  );
  if (!found)
    throw notFound(`There is no definition ${id}${version === undefined ? '' : ` of this version`}`);
  return found;
}

function createDefinition(
  call: ApiCall<OperationInput<'automation.createDefinition'>>,
): OperationResponse<DefinitionOutput> {
  const definition = buildDefinition(call, nextUuid(call.context.state, 'definition'), 1);
  call.context.state.table(definitionTable).put(definition);
  const location = `/api/v1/accounts/${call.context.state.record(accountRecord).accountId}/definitions/${definition.id}`;
  return respondWith(201, toOutput(call.context, definition), { location });
}

function updateDefinition(call: ApiCall<OperationInput<'automation.updateDefinition'>>): DefinitionOutput {
  const { id, version } = requireDefinition(call);
  const definition = buildDefinition(call, id, version + 1);
  call.context.state.table(definitionTable).put(definition);
  return toOutput(call.context, definition);
}

/** @throws {ApiError} 400 with code 5001, when the definition cannot be run. */
function buildDefinition(
  { context, input }: ApiCall<OperationInput<'automation.createDefinition'>>,
  id: string,
  version: number,
): Definition {
  const { definition } = input;
  const problem = findDefinitionError(definition);
  if (problem !== undefined) throw badRequest(5001, problem);
  return withoutUndefined({
    id,
    version,
    subAccountId: readSubAccountId(input),
    trigger: input.trigger.toLowerCase() as Trigger,
    status: input.status?.toLowerCase() === 'enabled' ? ('enabled' as const) : ('disabled' as const),
    createdAt: currentTimestamp(context),
    name: definition.name,
    steps: structuredClone(definition.steps),
  });
}

/**
 * 8x8's schema has `id` and `version` beside the definition, and its samples have them inside it: the sandbox sends
 * both.
 */
function toOutput({ state }: SandboxContext, definition: Definition): DefinitionOutput {
  const { id, version, subAccountId, trigger, status, createdAt, name, steps } = definition;
  return withoutUndefined<DefinitionOutput>({
    accountId: state.record(accountRecord).accountId,
    subAccountId,
    trigger,
    status,
    createdAt,
    id,
    version,
    // Steps are returned as sent: a script may stand where the type has a value.
    definition: { id, name, version, steps: [...steps] as unknown[] as StepsOutput },
  });
}

/** Deletes a definition with its workflows: one version, or all versions when none is named. */
function deleteDefinition(call: ApiCall<OperationInput<'automation.deleteDefinition'>>): undefined {
  const { id } = requireDefinition(call);
  const { version } = call.input;
  const isRequestedVersion = (each: { version: number }): boolean =>
    version === undefined || each.version === version;
  const workflows = call.context.state.table(workflowTable);
  for (const workflow of workflows.values()) {
    if (workflow.definitionId !== id || !isRequestedVersion(workflow)) continue;
    terminateWorkflow(call.context, workflow);
    workflows.delete(workflow);
  }
  const definitions = call.context.state.table(definitionTable);
  for (const each of definitions.values())
    if (each.id === id && isRequestedVersion(each)) definitions.delete(each);
}

/** Returns one page of a list. `offset` counts pages, not entries. */
export function paginate<T>(
  { input: { limit, offset } }: ApiCall<{ limit?: number | undefined; offset?: number | undefined }>,
  list: readonly T[],
): T[] {
  const size = typeof limit === 'number' ? limit : 100;
  const page = typeof offset === 'number' ? offset : 0;
  return list.slice(page * size, (page + 1) * size);
}
