import { newestVersions, versionsOf, workflowsOf } from '../automation/book';
import { subAccountIdIn, type Definition, type Trigger } from '../automation/definition';
import { definitionProblem } from '../automation/definition-check';
import { terminateWorkflow } from '../automation/end-workflow';
import { defined, isObject, listOf, objectOf, textOf, type JsonObject } from '../json';
import { invalid, notFound } from '../server/problem';
import { nextUuid } from '../world/ids';
import { timestamp, type World } from '../world/world';
import type { ApiCall, Behaviour } from './api-call';
import { pageOf } from './automation-page';
import { reply, type Reply } from './reply';

/** The definitions of workflows and their versions. */
export const automationDefinitions: Readonly<Record<string, Behaviour>> = {
  'automation.getDefinitions': getAll,
  'automation.createDefinition': create,
  'automation.getDefinition': (call) =>
    pageOf(call, versionsOf(call.world.state.automation, definitionIdIn(call))).map((each) =>
      describe(call.world, each),
    ),
  'automation.updateDefinition': update,
  'automation.deleteDefinition': remove,
};

/** 8x8 lists those that are active, and says of disabled ones that they are not. */
function getAll(call: ApiCall): JsonObject[] {
  const active = newestVersions(call.world.state.automation).filter(({ status }) => status === 'enabled');
  return pageOf(call, active).map((each) => describe(call.world, each));
}

const uuid = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

/** @throws {Problem} 400 with code 1000, when it is no UUID. */
export function definitionIdIn({ input }: ApiCall): string {
  const id = textOf(input['definitionId']) ?? '';
  if (!uuid.test(id)) throw invalid(1000, 'The definition ID is not a UUID');
  return id;
}

/** The version that a call asks for, or the newest. @throws {Problem} 400, and 404 with code 1300. */
export function requireDefinition(call: ApiCall): Definition {
  const id = definitionIdIn(call);
  const { version } = call.input;
  const found = versionsOf(call.world.state.automation, id).find(
    (each) => version === undefined || each.version === version,
  );
  if (!found)
    throw notFound(`There is no definition ${id}${version === undefined ? '' : ` of this version`}`);
  return found;
}

function create(call: ApiCall): Reply {
  const definition = madeFrom(call, nextUuid(call.world.state, 'definition'), 1);
  call.world.state.automation.definitions.push(definition);
  const location = `/api/v1/accounts/${call.world.state.account.accountId}/definitions/${definition.id}`;
  return reply(201, describe(call.world, definition), { location });
}

function update(call: ApiCall): JsonObject {
  const { id, version } = requireDefinition(call);
  const definition = madeFrom(call, id, version + 1);
  call.world.state.automation.definitions.push(definition);
  return describe(call.world, definition);
}

/** @throws {Problem} 400 with code 5001, when it could not be run. */
function madeFrom({ world, input }: ApiCall, id: string, version: number): Definition {
  const definition = objectOf(input['definition']);
  const problem = definitionProblem(definition);
  if (problem !== undefined) throw invalid(5001, problem);
  return defined({
    id,
    version,
    subAccountId: subAccountIdIn(input),
    trigger: (textOf(input['trigger'])?.toLowerCase() ?? 'http_request') as Trigger,
    status:
      textOf(input['status'])?.toLowerCase() === 'enabled' ? ('enabled' as const) : ('disabled' as const),
    createdAt: timestamp(world),
    name: textOf(definition['name']) ?? '',
    steps: structuredClone(listOf(definition['steps']).filter(isObject)),
  });
}

/** 8x8's schema has `id` and `version` beside the definition, its samples have them inside: they are in both places. */
function describe({ state }: World, definition: Definition): JsonObject {
  const { id, version, subAccountId, trigger, status, createdAt, name, steps } = definition;
  return defined({
    accountId: state.account.accountId,
    subAccountId,
    trigger,
    status,
    createdAt,
    id,
    version,
    definition: { id, name, version, steps },
  });
}

/** With all of its workflows; without a version, with all versions. */
function remove(call: ApiCall): void {
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
