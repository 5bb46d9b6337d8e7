import './environment';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
  createRunExecutionData,
  Workflow,
  type IConnections,
  type ICredentialType,
  type INode,
  type INodeExecutionData,
  type IRun,
  type IRunExecutionData,
  type ITaskData,
  type IWorkflowSettings,
} from 'n8n-workflow';
import { additionalDataFor } from './additional-data';
import type { CredentialTable } from './credentials-helper';
import { nodeTypesFrom, type NodeTypeTable } from './node-types';

/** A node of a test. The fields that do not matter to a test can be left out. */
export type TestNode = Pick<INode, 'name' | 'type'> & Partial<Omit<INode, 'name' | 'type'>>;

/** A workflow, its input items, and the settings of its run. */
export interface TestWorkflow {
  readonly nodeTypes: NodeTypeTable;
  /** The nodes. The first one gets the items. */
  readonly nodes: readonly [TestNode, ...TestNode[]];
  readonly connections?: IConnections;
  readonly settings?: IWorkflowSettings;
  readonly credentials?: CredentialTable;
  /** The credential types of the nodes. Default: ours. */
  readonly credentialTypes?: Readonly<Record<string, ICredentialType>>;
  readonly items?: readonly INodeExecutionData[];
  /** Cancels the execution, as the stop button does. */
  readonly cancel?: AbortSignal;
  /** The URL for waiting executions, if the test serves it. */
  readonly webhookWaitingBaseUrl?: string;
  /** The data of an execution to continue, as n8n's "Retry" does. */
  readonly resume?: IRunExecutionData;
}

/** What a run of a workflow produced. */
export interface TestRun {
  readonly run: IRun;
  /** The items of each node's first output. */
  readonly items: Readonly<Record<string, readonly INodeExecutionData[]>>;
  /** The items of all outputs of each node, for nodes with an error output. */
  readonly outputs: Readonly<Record<string, readonly (readonly INodeExecutionData[])[]>>;
  readonly tasks: Readonly<Record<string, ITaskData>>;
  /** The error of each node that failed. */
  readonly errors: Readonly<Record<string, NonNullable<ITaskData['error']>>>;
}

/** Adds the fields that n8n requires. */
export function completeNode({ name, type, ...rest }: TestNode, index = 0): INode {
  const credentials = { eightByEightApi: { id: '1', name: '8x8' } };
  return {
    id: `node-${index}`,
    name,
    type,
    typeVersion: 1,
    position: [index * 200, 0],
    parameters: {},
    credentials,
    ...rest,
  };
}

/** Runs a workflow in n8n's own engine, from its first node. */
export async function runWorkflow(given: TestWorkflow): Promise<TestRun> {
  const nodes = given.nodes.map(completeNode);
  const workflow = new Workflow({
    id: 'workflow-1',
    name: 'Test',
    nodes,
    connections: given.connections ?? {},
    active: false,
    nodeTypes: nodeTypesFrom(given.nodeTypes),
    settings: { executionOrder: 'v1', ...given.settings },
  });
  const { webhookWaitingBaseUrl } = given;
  const urlOverrides = webhookWaitingBaseUrl === undefined ? {} : { webhookWaitingBaseUrl };
  const additionalData = additionalDataFor(given.credentials ?? {}, urlOverrides, given.credentialTypes);
  additionalData.hooks = new ExecutionLifecycleHooks('trigger', '1', {
    id: workflow.id,
    name: 'Test',
    active: false,
    isArchived: false,
    activeVersionId: null,
    createdAt: new Date(),
    updatedAt: new Date(),
    nodes,
    connections: {},
  });
  const [first] = nodes;
  if (!first) throw new Error('A workflow needs a node.');
  const start = workflow.getNode(first.name) ?? first;
  const data = given.resume ?? initialRunData(start, given.items ?? [{ json: {} }]);
  const execution = new WorkflowExecute(additionalData, 'trigger', data).processRunExecutionData(workflow);
  const cancel = (): void => execution.cancel();
  given.cancel?.addEventListener('abort', cancel);
  try {
    return resultOf(await execution);
  } finally {
    given.cancel?.removeEventListener('abort', cancel);
  }
}

function initialRunData(node: INode, items: readonly INodeExecutionData[]): IRunExecutionData {
  return createRunExecutionData({
    executionData: {
      contextData: {},
      nodeExecutionStack: [{ node, data: { main: [[...items]] }, source: null }],
      metadata: {},
      waitingExecution: {},
      waitingExecutionSource: {},
    },
  });
}

function resultOf(run: IRun): TestRun {
  const tasks: Record<string, ITaskData> = {};
  for (const [name, runs] of Object.entries(run.data.resultData.runData)) {
    const last = runs.at(-1);
    if (last) tasks[name] = last;
  }
  const each = <T>(read: (task: ITaskData) => T | undefined): Record<string, T> =>
    Object.fromEntries(
      Object.entries(tasks).flatMap(([name, task]) => {
        const value = read(task);
        return value === undefined ? [] : [[name, value]];
      }),
    );
  return {
    run,
    tasks,
    items: each((task) => task.data?.['main']?.[0] ?? undefined),
    outputs: each((task) => task.data?.['main']?.map((output) => output ?? [])),
    errors: each((task) => task.error),
  };
}
