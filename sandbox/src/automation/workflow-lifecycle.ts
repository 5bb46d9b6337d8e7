import { defined, textOf, type JsonObject } from '../engine/json';
import { nextUuid } from '../engine/ids';
import { timestamp, type World } from '../engine/context';
import { keepWorkflow, newestVersions } from './automation-store';
import type { Definition, Trigger } from './definition';
import { startRun } from './plan-run';
import type { Workflow } from './workflow';

/** Starts a workflow of a definition with what its trigger brought. */
export function startWorkflow(
  world: World,
  definition: Definition,
  given: JsonObject,
  subAccountId?: string,
): Workflow {
  const { accountId } = world.state.account;
  const now = timestamp(world);
  const workflow: Workflow = {
    // 24 hexadecimal digits, as 8x8's samples have them.
    workflowId: nextUuid(world.state, 'workflow').replaceAll('-', '').slice(0, 24),
    definitionId: definition.id,
    version: definition.version,
    startedAt: now,
    completedAt: null,
    status: 'Runnable',
    data: defined({
      ...given,
      accountId,
      subAccountId: subAccountId ?? given['subAccountId'],
      triggeredAt: now,
    }),
    runs: [],
    errors: [],
  };
  keepWorkflow(world, workflow);
  const first = textOf(definition.steps[0]?.['id']);
  if (first !== undefined) startRun(world, workflow, first);
  world.live.tell({ kind: 'workflow', workflow });
  return workflow;
}

/** Something has happened that may start workflows: those of enabled definitions, in their newest version. */
export function raise(
  world: World,
  trigger: Trigger,
  subAccountId: string | undefined,
  given: JsonObject,
  except: ReadonlySet<string> = new Set(),
): void {
  for (const definition of newestVersions(world.state.automation)) {
    const concerned =
      definition.trigger === trigger &&
      definition.status === 'enabled' &&
      (definition.subAccountId === undefined || definition.subAccountId === subAccountId);
    if (concerned && !except.has(definition.id)) startWorkflow(world, definition, given, subAccountId);
  }
}
