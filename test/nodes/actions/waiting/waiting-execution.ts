import '../../engine/environment';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebhookContext } from 'n8n-core';
import {
  Workflow,
  type IDataObject,
  type IWebhookData,
  type IWebhookFunctions,
  type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { additionalDataFor } from '../../engine/additional-data';
import { nodeTypesFrom } from '../../engine/node-types';
import { asExpress, readBody } from '../../triggers/support/express';
import { actionTypes } from '../action-types';
import { nodeName, runAction, type Action, type ActionRun } from '../run-action';

/** One execution that can wait, and the server that resumes it, as n8n's `waiting-webhooks` does. */
export class WaitingExecution {
  /** The output with which the execution was resumed. */
  resumedWith: IDataObject | undefined;
  /** The URLs and answers of the requests, oldest first. */
  readonly requests: { readonly url: string; readonly status: number }[] = [];

  /** How many more times n8n cannot store that the execution goes on. */
  storageErrors = 0;

  private waiting: ActionRun | undefined;
  private readonly server: Server = createServer((request, response) => void this.handle(request, response));

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Runs the node. `asleep: false` leaves the execution running, as during the moment before n8n has saved it. */
  async run(action: Omit<Action, 'webhookWaitingBaseUrl'>, { asleep = true } = {}): Promise<ActionRun> {
    this.resumedWith = undefined;
    const run = await runAction({ ...action, webhookWaitingBaseUrl: `${this.url}/webhook-waiting` });
    if (asleep && run.run.run.status === 'waiting') this.waiting = run;
    return run;
  }

  fallAsleep(run: ActionRun): void {
    this.waiting = run;
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const express = asExpress(response);
    response.on('finish', () => this.requests.push({ url: request.url ?? '', status: response.statusCode }));
    await readBody(request);
    const { waiting } = this;
    if (!waiting) {
      express.status(409).json({ code: 409, message: 'The execution "1" is running already.' });
      return;
    }
    const { data } = waiting.run.run;
    const { searchParams } = new URL(request.url ?? '', this.url);
    if (searchParams.get('signature') !== data.resumeToken) {
      express.status(401).json({ error: 'Invalid token' });
      return;
    }
    const node = data.executionData?.nodeExecutionStack[0]?.node;
    const type = node ? actionTypes[node.type] : undefined;
    if (!node || !type?.webhook) throw new Error('No node waits.');
    const workflow = new Workflow({
      id: 'workflow-1',
      nodes: [node],
      connections: {},
      active: false,
      nodeTypes: nodeTypesFrom({ [node.type]: type }),
    });
    const additionalData = {
      ...additionalDataFor({}),
      httpRequest: Object.assign(request, { query: Object.fromEntries(searchParams) }),
      httpResponse: express,
    } as unknown as IWorkflowExecuteAdditionalData;
    const webhookData = { node: nodeName } as unknown as IWebhookData;
    const context: unknown = new WebhookContext(
      workflow,
      workflow.getNode(node.name) ?? node,
      additionalData,
      'trigger',
      webhookData,
      [],
      data,
    );
    const result = await type.webhook.call(context as IWebhookFunctions);
    if (!result.workflowData) return;
    const isStored = this.storageErrors === 0;
    if (isStored) {
      this.waiting = undefined;
      this.resumedWith = result.workflowData[0]?.[0]?.json;
    } else this.storageErrors -= 1;
    // n8n 2 responds after it has stored the execution, unless the node has responded.
    if (result.noWebhookResponse === true) return;
    const body: unknown = isStored
      ? result.webhookResponse
      : { message: 'There was a problem executing the workflow' };
    express.status(isStored ? 200 : 500).json(body);
  }
}
