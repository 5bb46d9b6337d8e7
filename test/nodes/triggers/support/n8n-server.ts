import '../../engine/environment';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HookContext, WebhookContext } from 'n8n-core';
import {
  NodeHelpers,
  Workflow,
  type IDataObject,
  type IHookFunctions,
  type INode,
  type INodeExecutionData,
  type INodeType,
  type IWebhookData,
  type IWebhookFunctions,
  type IWebhookResponseData,
  type IWorkflowExecuteAdditionalData,
  type WorkflowActivateMode,
  type WorkflowExecuteMode,
} from 'n8n-workflow';
import { additionalDataFor } from '../../engine/additional-data';
import type { CredentialTable } from '../../engine/credentials-helper';
import { nodeTypesFrom } from '../../engine/node-types';
import { asExpress, readBody } from './express';

/** A workflow with triggers, as n8n has saved it. */
export interface TriggerWorkflow {
  readonly id: string;
  readonly nodes: readonly INode[];
  readonly credentials: CredentialTable;
}

/** A workflow that a webhook started, with the items of the trigger. */
export interface StartedWorkflow {
  readonly workflow: string;
  readonly items: readonly INodeExecutionData[];
  readonly test: boolean;
}

type Method = 'checkExists' | 'create' | 'delete';

/**
 * Runs triggers as n8n 2.40 does (`active-workflow-manager`, `live-webhooks`, `test-webhooks`, `webhook-helpers`), with
 * n8n's own contexts and real sockets. It saves static data as n8n does: as a whole, after
 * `checkExists`/`create`/`delete` and when it responds to a webhook.
 */
export class TestN8n {
  readonly started: StartedWorkflow[] = [];
  /** The errors of triggers that threw when they were called. */
  readonly failedStarts: Error[] = [];
  /** Runs between a webhook and the start of its workflow. */
  beforeWorkflowStart: () => Promise<void> = async () => undefined;

  /** The response of a workflow whose result is the response. */
  workflowResult: (started: StartedWorkflow) => Promise<{ readonly status: number; readonly body: unknown }> =
    async () => ({
      status: 200,
      body: {},
    });

  /** Resolves when the last test run was cleaned up. */
  testCleanup: Promise<void> = Promise.resolve();

  private readonly server: Server;
  private readonly handling = new Set<Promise<void>>();
  private readonly workflows = new Map<string, TriggerWorkflow>();
  private readonly database = new Map<string, IDataObject>();
  private readonly routes = new Map<string, { workflow: string; node: string }>();
  private readonly tests = new Map<string, IDataObject>();
  private readonly credentials = new Map<CredentialTable, CredentialTable>();

  constructor(private nodeTypes: Readonly<Record<string, INodeType>>) {
    this.server = createServer((request, response) => {
      const handled = this.handleRequest(request, response).finally(() => this.handling.delete(handled));
      this.handling.add(handled);
    });
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Waits until all requests are handled, including those whose client has disconnected. */
  async requestsHandled(): Promise<void> {
    await Promise.all(this.handling);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  webhookUrlOf(workflow: TriggerWorkflow, test = false): string {
    const [node] = workflow.nodes;
    if (!node) throw new Error('A workflow needs a trigger.');
    return `${this.url}/${test ? 'webhook-test' : 'webhook'}/${pathOf(workflow.id, node)}`;
  }

  staticDataOf({ id }: TriggerWorkflow): IDataObject {
    return structuredClone(this.database.get(id) ?? {});
  }

  /** Overwrites the static data, as an execution that started long ago does. */
  overwriteStaticData({ id }: TriggerWorkflow, data: IDataObject): void {
    this.database.set(id, structuredClone(data));
  }

  /** Changes the credential. n8n calls no lifecycle method for that. */
  editCredentials(workflow: TriggerWorkflow, credentials: CredentialTable): void {
    this.credentials.set(workflow.credentials, credentials);
  }

  async activate(given: TriggerWorkflow, activation: WorkflowActivateMode = 'activate'): Promise<void> {
    this.workflows.set(given.id, given);
    const workflow = this.load(given);
    for (const node of given.nodes) {
      this.routes.set(pathOf(given.id, node), { workflow: given.id, node: node.name });
      try {
        if (!(await this.hook('checkExists', given, workflow, node, 'trigger', activation))) {
          await this.hook('create', given, workflow, node, 'trigger', activation);
        }
      } catch (error) {
        await this.clearWebhooks(given);
        throw error;
      }
    }
    this.save(workflow);
  }

  /** Calls `create` only, without `checkExists`. */
  async create(given: TriggerWorkflow): Promise<void> {
    const [node] = given.nodes;
    if (node) await this.hook('create', given, this.load(given), node, 'trigger', 'activate');
  }

  async deactivate(given: TriggerWorkflow): Promise<void> {
    await this.clearWebhooks(given);
  }

  /** Restarts n8n in a new process after a crash. Since 2.40, n8n then calls no lifecycle method. */
  crashAndRestart(nodeTypes: Readonly<Record<string, INodeType>>): void {
    this.nodeTypes = nodeTypes;
    this.tests.clear();
  }

  /** Restarts n8n and activates all triggers, as n8n did before 2.40 and does on request. */
  async restart(nodeTypes: Readonly<Record<string, INodeType>>): Promise<void> {
    this.nodeTypes = nodeTypes;
    const active = new Set([...this.routes.values()].map(({ workflow }) => workflow));
    for (const id of active) {
      const workflow = this.workflows.get(id);
      if (workflow) await this.activate(workflow, 'init');
    }
  }

  /** "Listen for test event". */
  async listenForTest(given: TriggerWorkflow): Promise<void> {
    this.workflows.set(given.id, given);
    const workflow = this.load(given, {});
    const [node] = given.nodes;
    if (!node) return;
    const key = pathOf(given.id, node);
    this.tests.set(key, {});
    try {
      if (!(await this.hook('checkExists', given, workflow, node, 'manual', 'manual', true))) {
        await this.hook('create', given, workflow, node, 'manual', 'manual', true);
      }
      this.tests.set(key, serialized(workflow.staticData));
    } catch (error) {
      this.tests.set(key, serialized(workflow.staticData));
      await this.stopTest(given);
      throw error;
    }
  }

  /** Ends a test run: cancelled, timed out after two minutes, or after its event. */
  async stopTest(given: TriggerWorkflow): Promise<void> {
    const [node] = given.nodes;
    if (!node) return;
    const key = pathOf(given.id, node);
    const staticData = this.tests.get(key);
    if (!staticData) return;
    await this.hook('delete', given, this.load(given, staticData), node, 'internal', 'update', true);
    this.tests.delete(key);
  }

  private async clearWebhooks(given: TriggerWorkflow): Promise<void> {
    const workflow = this.load(given);
    for (const node of given.nodes) await this.hook('delete', given, workflow, node, 'internal', 'update');
    this.save(workflow);
    for (const node of given.nodes) this.routes.delete(pathOf(given.id, node));
  }

  private async hook(
    method: Method,
    given: TriggerWorkflow,
    workflow: Workflow,
    { name }: INode,
    mode: WorkflowExecuteMode,
    activation: WorkflowActivateMode,
    isTest = false,
  ): Promise<boolean> {
    const node = nodeIn(workflow, name);
    const additionalData = this.additionalDataOf(given);
    const data = this.webhookDataOf(given, node, additionalData, isTest);
    const context = new HookContext(workflow, node, additionalData, mode, activation, data);
    const methods = this.typeOf(node).webhookMethods?.['default'];
    if (!methods) throw new Error(`${node.type} has no webhook methods.`);
    return await methods[method].call(context as unknown as IHookFunctions);
  }

  private async handleRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const express = asExpress(response);
    try {
      await this.receive(Object.assign(request, { originalUrl: request.url }), express);
    } catch (error) {
      // n8n stores a failed execution with this error.
      this.failedStarts.push(error as Error);
      express
        .status(500)
        .json({ code: 0, message: 'Workflow Webhook Error: Workflow could not be started!' });
    }
  }

  private async receive(request: IncomingMessage, response: ReturnType<typeof asExpress>): Promise<void> {
    const [, endpoint, ...path] = (request.url ?? '').replace(/\?.*/, '').split('/');
    const test = endpoint === 'webhook-test';
    const key = path.join('/');
    const staticData = test ? this.tests.get(key) : undefined;
    const route = test ? this.testRoute(key) : this.routes.get(key);
    const given = this.workflows.get(route?.workflow ?? '');
    if (!route || !given || (test && !staticData)) {
      response.status(404).json({ message: 'The requested webhook is not registered.' });
      return;
    }
    const rawStaticData = test ? {} : this.staticDataOf(given);
    const workflow = this.load(given, rawStaticData);
    if (staticData) workflow.setTestStaticData(staticData);
    const unreadable = await readBody(request);
    if (unreadable) {
      response.status(422).json({ message: 'Failed to parse request body' });
      return;
    }
    const node = nodeIn(workflow, route.node);
    const additionalData = {
      ...this.additionalDataOf(given),
      httpRequest: request,
      httpResponse: response,
    } as unknown as IWorkflowExecuteAdditionalData;
    const mode = test ? 'manual' : 'webhook';
    const data = this.webhookDataOf(given, node, additionalData, test);
    const context: unknown = new WebhookContext(workflow, node, additionalData, mode, data, [], null);
    const result = (await this.typeOf(node).webhook?.call(context as IWebhookFunctions)) ?? {};
    if (result.workflowData) {
      await this.beforeWorkflowStart();
      // `workflow-runner` wraps the same static data anew, so it counts as unchanged from here on.
      this.load(given, rawStaticData);
      this.started.push({ workflow: given.id, items: result.workflowData[0] ?? [], test });
    }
    const body = this.responseBody(result, data);
    if (!test) this.save(workflow);
    const started = result.workflowData && respondsWithResult(node, data) ? this.started.at(-1) : undefined;
    if (started) {
      const { status, body: ended } = await this.workflowResult(started);
      response.status(status).json(ended);
    } else if (result.noWebhookResponse !== true) response.status(200).json(body);
    // n8n responds before it cleans up the test run.
    if (test) this.testCleanup = this.stopTest(given);
  }

  /** The body of n8n's response. n8n reads it after the workflow started and before it saves static data. */
  private responseBody(result: IWebhookResponseData, { webhookDescription }: IWebhookData): unknown {
    if (!result.workflowData) return { message: 'Webhook call received' };
    const { responseData = 'firstEntryJson' } = webhookDescription;
    if (responseData !== '' && !responseData.startsWith('=')) return responseData;
    const own: unknown = result.webhookResponse;
    return own ?? { message: 'Workflow was started' };
  }

  private testRoute(key: string): { workflow: string; node: string } | undefined {
    for (const { id, nodes } of this.workflows.values()) {
      for (const node of nodes) if (pathOf(id, node) === key) return { workflow: id, node: node.name };
    }
    return undefined;
  }

  private load({ id, nodes }: TriggerWorkflow, staticData?: IDataObject): Workflow {
    return new Workflow({
      id,
      name: id,
      nodes: structuredClone([...nodes]),
      connections: {},
      active: true,
      nodeTypes: nodeTypesFrom(this.nodeTypes),
      staticData: staticData ?? structuredClone(this.database.get(id) ?? {}),
    });
  }

  private save(workflow: Workflow): void {
    if (workflow.staticData['__dataChanged'] !== true) return;
    this.database.set(workflow.id, serialized(workflow.staticData));
  }

  private additionalDataOf({ credentials }: TriggerWorkflow): IWorkflowExecuteAdditionalData {
    return additionalDataFor(this.credentials.get(credentials) ?? credentials, {
      webhookBaseUrl: `${this.url}/webhook`,
      webhookTestBaseUrl: `${this.url}/webhook-test`,
    });
  }

  private webhookDataOf(
    given: TriggerWorkflow,
    node: INode,
    additionalData: IWorkflowExecuteAdditionalData,
    isTest: boolean,
  ): IWebhookData {
    const [webhookDescription] = this.typeOf(node).description.webhooks ?? [];
    if (!webhookDescription) throw new Error(`${node.type} has no webhook.`);
    return {
      httpMethod: 'POST',
      node: node.name,
      path: pathOf(given.id, node),
      webhookDescription,
      workflowId: given.id,
      workflowExecuteAdditionalData: additionalData,
      isTest,
    };
  }

  private typeOf({ type }: INode): INodeType {
    const found = this.nodeTypes[type];
    if (!found) throw new Error(`There is no node type ${type} in this test.`);
    return found;
  }
}

/** Static data as saved, without n8n's change tracking. */
function serialized(staticData: IDataObject): IDataObject {
  return JSON.parse(JSON.stringify(staticData)) as IDataObject;
}

/** n8n evaluates the description's expression to find this out. */
function respondsWithResult({ parameters }: INode, { webhookDescription }: IWebhookData): boolean {
  const { responseMode } = webhookDescription;
  return responseMode === 'lastNode' || (responseMode !== 'onReceived' && parameters['respond'] === 'result');
}

function pathOf(workflowId: string, node: INode): string {
  return NodeHelpers.getNodeWebhookPath(workflowId, node, 'webhook');
}

function nodeIn(workflow: Workflow, name: string): INode {
  const node = workflow.getNode(name);
  if (!node) throw new Error(`There is no node ${name}.`);
  return node;
}
