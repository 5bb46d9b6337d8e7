import type { OperationInput, OperationOutput } from 'cpaas-8x8';
import { newestVersions, versionsOf, workflowsOf } from './automation-store';
import { subAccountIdIn, type Definition, type Trigger } from './definition';
import { definitionProblem } from './validate-definition';
import { terminateWorkflow } from './workflow-lifecycle';
import { defined } from '../engine/json';
import { invalid, notFound } from '../server/api-error';
import { nextUuid } from '../engine/ids';
import { timestamp, type World } from '../engine/context';
import { type ApiCall, type Handlers, reply, type Reply } from '../server/operations/api-call';

/** The definitions of workflows and their versions. */
export const automationDefinitions = {
  'automation.getDefinitions': getAll,
  'automation.createDefinition': create,
  'automation.getDefinition': (call) =>
    pageOf(call, versionsOf(call.world.state.automation, definitionIdIn(call))).map((each) =>
      describe(call.world, each),
    ),
  'automation.updateDefinition': update,
  'automation.deleteDefinition': remove,
} satisfies Partial<Handlers>;

type ShownDefinition = OperationOutput<'automation.updateDefinition'>;
type ShownSteps = ShownDefinition['definition']['steps'];

/** 8x8 lists those that are active, and says of disabled ones that they are not. */
function getAll(call: ApiCall<OperationInput<'automation.getDefinitions'>>): ShownDefinition[] {
  const active = newestVersions(call.world.state.automation).filter(({ status }) => status === 'enabled');
  return pageOf(call, active).map((each) => describe(call.world, each));
}

const uuid = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

/** @throws {Problem} 400 with code 1000, when it is no UUID. */
export function definitionIdIn({ input }: ApiCall<{ definitionId: string }>): string {
  if (!uuid.test(input.definitionId)) throw invalid(1000, 'The definition ID is not a UUID');
  return input.definitionId;
}

/** The version that a call asks for, or the newest. @throws {Problem} 400, and 404 with code 1300. */
export function requireDefinition(call: ApiCall<OperationInput<'automation.deleteDefinition'>>): Definition {
  const id = definitionIdIn(call);
  const { version } = call.input;
  const found = versionsOf(call.world.state.automation, id).find(
    (each) => version === undefined || each.version === version,
  );
  if (!found)
    throw notFound(`There is no definition ${id}${version === undefined ? '' : ` of this version`}`);
  return found;
}

function create(call: ApiCall<OperationInput<'automation.createDefinition'>>): Reply<ShownDefinition> {
  const definition = madeFrom(call, nextUuid(call.world.state, 'definition'), 1);
  call.world.state.automation.definitions.push(definition);
  const location = `/api/v1/accounts/${call.world.state.account.accountId}/definitions/${definition.id}`;
  return reply(201, describe(call.world, definition), { location });
}

function update(call: ApiCall<OperationInput<'automation.updateDefinition'>>): ShownDefinition {
  const { id, version } = requireDefinition(call);
  const definition = madeFrom(call, id, version + 1);
  call.world.state.automation.definitions.push(definition);
  return describe(call.world, definition);
}

/** @throws {Problem} 400 with code 5001, when it could not be run. */
function madeFrom(
  { world, input }: ApiCall<OperationInput<'automation.createDefinition'>>,
  id: string,
  version: number,
): Definition {
  const { definition } = input;
  const problem = definitionProblem(definition);
  if (problem !== undefined) throw invalid(5001, problem);
  return defined({
    id,
    version,
    subAccountId: subAccountIdIn(input),
    trigger: input.trigger.toLowerCase() as Trigger,
    status: input.status?.toLowerCase() === 'enabled' ? ('enabled' as const) : ('disabled' as const),
    createdAt: timestamp(world),
    name: definition.name,
    steps: structuredClone(definition.steps),
  });
}

/** 8x8's schema has `id` and `version` beside the definition, its samples have them inside: they are in both places. */
function describe({ state }: World, definition: Definition): ShownDefinition {
  const { id, version, subAccountId, trigger, status, createdAt, name, steps } = definition;
  return defined<ShownDefinition>({
    accountId: state.account.accountId,
    subAccountId,
    trigger,
    status,
    createdAt,
    id,
    version,
    // Steps are shown as they were handed in, with scripts in place of values.
    definition: { id, name, version, steps: [...steps] as unknown[] as ShownSteps },
  });
}

/** With all of its workflows; without a version, with all versions. */
function remove(call: ApiCall<OperationInput<'automation.deleteDefinition'>>): undefined {
  const { id } = requireDefinition(call);
  const { version } = call.input;
  const isMeant = (each: { version: number }): boolean => version === undefined || each.version === version;
  const { automation } = call.world.state;
  for (const workflow of workflowsOf(automation)) {
    if (workflow.definitionId !== id || !isMeant(workflow)) continue;
    terminateWorkflow(call.world, workflow);
    Reflect.deleteProperty(automation.workflows, workflow.workflowId);
  }
  automation.definitions = automation.definitions.filter((each) => each.id !== id || !isMeant(each));
}

/** The part of a list that a call asks for: `offset` counts pages, not entries. */
export function pageOf<T>(
  { input: { limit, offset } }: ApiCall<{ limit?: number | undefined; offset?: number | undefined }>,
  list: readonly T[],
): T[] {
  const size = typeof limit === 'number' ? limit : 100;
  const page = typeof offset === 'number' ? offset : 0;
  return list.slice(page * size, (page + 1) * size);
}
