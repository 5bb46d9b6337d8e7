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

export interface TriggerWorkflow {
  readonly id: string;
  readonly nodes: readonly INode[];
  readonly credentials: CredentialTable;
}

export interface Started {
  readonly workflow: string;
  readonly items: readonly INodeExecutionData[];
  readonly test: boolean;
}

type Method = 'checkExists' | 'create' | 'delete';

/**
 * What n8n's server does around a trigger, as read off n8n 2.40 (`active-workflow-manager`, `live-webhooks`,
 * `test-webhooks`, `webhook-helpers`), over n8n's own contexts and real sockets. It keeps static data as n8n's database
 * does: written as a whole, after `checkExists`/`create`/`delete`, and with the answer to a webhook.
 */
export class TestN8n {
  readonly started: Started[] = [];
  /** Stands between a webhook and the start of its workflow. */
  beforeStart: () => Promise<void> = async () => undefined;

  /** What a workflow that is to answer ends with: what n8n makes of its last node, or its 500. */
  ending: (started: Started) => Promise<{ readonly status: number; readonly body: unknown }> = async () => ({
    status: 200,
    body: {},
  });

  /** The test that had its event is cleared away. */
  cleared: Promise<void> = Promise.resolve();

  private readonly server: Server;
  private readonly handling = new Set<Promise<void>>();
  private readonly workflows = new Map<string, TriggerWorkflow>();
  private readonly database = new Map<string, IDataObject>();
  private readonly routes = new Map<string, { workflow: string; node: string }>();
  private readonly tests = new Map<string, IDataObject>();
  private readonly credentials = new Map<CredentialTable, CredentialTable>();

  constructor(private nodeTypes: Readonly<Record<string, INodeType>>) {
    this.server = createServer((request, response) => {
      const handled = this.answer(request, response).finally(() => this.handling.delete(handled));
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

  /** Every request is handled, whether anybody still waits for its answer or not. */
  async quiet(): Promise<void> {
    await Promise.all(this.handling);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  addressOf(workflow: TriggerWorkflow, test = false): string {
    const [node] = workflow.nodes;
    if (!node) throw new Error('A workflow needs a trigger.');
    return `${this.url}/${test ? 'webhook-test' : 'webhook'}/${pathOf(workflow.id, node)}`;
  }

  staticDataOf({ id }: TriggerWorkflow): IDataObject {
    return structuredClone(this.database.get(id) ?? {});
  }

  /** Somebody else writes the static data: an execution that began long ago, for instance. */
  overwriteStaticData({ id }: TriggerWorkflow, data: IDataObject): void {
    this.database.set(id, structuredClone(data));
  }

  /** Somebody types other values into the credential; n8n calls no hook for it. */
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

  /** What n8n does when nothing is there yet, without anything around it. */
  async create(given: TriggerWorkflow): Promise<void> {
    const [node] = given.nodes;
    if (node) await this.hook('create', given, this.load(given), node, 'trigger', 'activate');
  }

  async deactivate(given: TriggerWorkflow): Promise<void> {
    await this.clearWebhooks(given);
  }

  /** n8n dies, and comes up again with the code of a new process; n8n from 2.40 on then calls no hook of a webhook. */
  die(nodeTypes: Readonly<Record<string, INodeType>>): void {
    this.nodeTypes = nodeTypes;
    this.tests.clear();
  }

  /** n8n starts again and has all triggers register, as it did before 2.40 and does when told to. */
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
      this.tests.set(key, plain(workflow.staticData));
    } catch (error) {
      this.tests.set(key, plain(workflow.staticData));
      await this.stopTest(given);
      throw error;
    }
  }

  /** The test is cancelled, its two minutes are over, or its event has come. */
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

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const express = asExpress(response);
    try {
      await this.receive(request, express);
    } catch {
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
      await this.beforeStart();
      // `workflow-runner` wraps the same static data anew: from here on they count as unchanged.
      this.load(given, rawStaticData);
      this.started.push({ workflow: given.id, items: result.workflowData[0] ?? [], test });
    }
    const body = this.answerTo(result, data);
    if (!test) this.save(workflow);
    const started = result.workflowData && answersWithResult(node, data) ? this.started.at(-1) : undefined;
    if (started) {
      const { status, body: ended } = await this.ending(started);
      response.status(status).json(ended);
    } else if (result.noWebhookResponse !== true) response.status(200).json(body);
    // The answer is out already; whoever wants to see what is left has to wait.
    if (test) this.cleared = this.stopTest(given);
  }

  /** What n8n answers, and when it asks for it: after the start, before it saves. */
  private answerTo(result: IWebhookResponseData, { webhookDescription }: IWebhookData): unknown {
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
    this.database.set(workflow.id, plain(workflow.staticData));
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

/** Static data as it is written down: without what watches it. */
function plain(staticData: IDataObject): IDataObject {
  return JSON.parse(JSON.stringify(staticData)) as IDataObject;
}

/** What n8n finds out by evaluating the description. */
function answersWithResult({ parameters }: INode, { webhookDescription }: IWebhookData): boolean {
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
