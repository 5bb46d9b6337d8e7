import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '8x8-sandbox';
import type { Execution, N8nInstance } from './n8n-instance';

/** A workflow in n8n that starts with one of our triggers. */
export interface Flow {
  readonly id: string;
  /** The trigger's webhook URLs. */
  readonly production: string;
  readonly test: string;
}

/** An execution of such a workflow. */
export interface Run {
  /** How it was started: `webhook`, or `manual` for a test run. */
  readonly mode: string;
  /** The output of the trigger. */
  readonly event: Readonly<Record<string, unknown>>;
}

type Kind = 'Sms' | 'ChatApps' | 'Voice' | 'CallAction' | 'Video' | 'Automation';

/** The Webhook Secret of the credential, for events that are not registered through 8x8's API. */
export const webhookSecret = 'Bearer of-the-flows';

const trigger = 'Event of 8x8';
const behind = 'Behind It';
const ended = new Set(['success', 'error', 'crashed', 'canceled']);
const patienceMs = 30_000;

/** The workflows of a test. They are imported, and later deleted together with the webhooks that they registered. */
export class TriggerFlows {
  private readonly flows: Flow[] = [];
  private readonly credential: { readonly id: string; readonly name: string };

  constructor(
    private readonly n8n: N8nInstance,
    private readonly sandbox: Sandbox,
    private readonly settings: object = {},
  ) {
    this.credential = { id: randomUUID(), name: `8x8 at ${sandbox.url}` };
  }

  /**
   * Saves a workflow without publishing it.
   *
   * @param next the node after the trigger
   */
  async add(kind: Kind, parameters: object = {}, next: object = nextNode(kind)): Promise<Flow> {
    const { apiKey, accountId, subAccountIds, url } = this.sandbox;
    const data = {
      ...{ apiKey, accountId, webhookSecret, baseUrl: byName(url) },
      voiceSubAccountId: subAccountIds.voice,
    };
    await this.n8n.importCredentials([{ ...this.credential, type: 'eightByEightApi', data }]);
    const webhookId = randomUUID();
    const path = `${webhookId}/webhook`;
    const flow: Flow = {
      id: randomUUID().replaceAll('-', '').slice(0, 16),
      production: `${this.n8n.url}/webhook/${path}`,
      test: `${this.n8n.url}/webhook-test/${path}`,
    };
    this.flows.push(flow);
    await this.n8n.importWorkflows([this.workflow(flow, kind, webhookId, parameters, next)]);
    return flow;
  }

  async publish(kind: Kind, parameters: object = {}, next?: object): Promise<Flow> {
    const flow = await this.add(kind, parameters, next);
    await this.n8n.publishWorkflow(flow.id);
    return flow;
  }

  async listenForTest({ id }: Flow): Promise<void> {
    const { waitingForWebhook } = await this.n8n.testListen(id, { trigger });
    if (!waitingForWebhook) throw new Error('n8n does not listen for the test event.');
  }

  /**
   * All executions, oldest first, once they have ended. n8n 2 lists an execution before it responds to the event, n8n 1
   * soon after.
   */
  async runs({ id }: Flow): Promise<readonly Run[]> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const listed = await this.n8n.executions({ workflowId: id });
      if (listed.every(({ status }) => ended.has(status))) {
        const executions = await Promise.all(listed.map((each) => this.n8n.execution(each.id)));
        return executions.map(runOf).reverse();
      }
      if (Date.now() > deadline) throw new Error(`The workflow ${id} did not end in time.`);
      await sleep(50);
    }
  }

  async removeAll(): Promise<void> {
    for (const { id } of this.flows.splice(0)) {
      await this.n8n.cancelTest(id);
      await this.n8n.deactivate(id);
      await this.n8n.removeWorkflow(id);
    }
  }

  private workflow({ id }: Flow, kind: string, webhookId: string, parameters: object, next: object): object {
    return {
      id,
      name: `${kind} ${id}`,
      nodes: [
        {
          id: randomUUID(),
          name: trigger,
          type: `n8n-nodes-8x8.eightByEight${kind}Trigger`,
          typeVersion: 2,
          position: [0, 0],
          parameters,
          webhookId,
          credentials: { eightByEightApi: this.credential },
        },
        {
          id: randomUUID(),
          name: behind,
          position: [240, 0],
          ...next,
        },
      ],
      connections: { [trigger]: { main: [[{ node: behind, type: 'main', index: 0 }]] } },
      settings: { executionOrder: 'v1', ...this.settings },
    };
  }
}

/** The URL with the name of this machine, which a guarded n8n may reach. */
const byName = (url: string): string => url.replace('127.0.0.1', 'localhost');

export const doNothing = { type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };

/** A node that adds fields to the event. */
export const itemOf = (fields: object): object => ({
  type: 'n8n-nodes-base.set',
  typeVersion: 3.4,
  parameters: { mode: 'raw', jsonOutput: JSON.stringify(fields), includeOtherFields: true },
});

/** Without a call flow, n8n would list one more execution that shows why the call was not answered. */
const hangUp = itemOf({ callflow: [{ action: 'hangup' }] });

const nextNode = (kind: Kind): object => (kind === 'CallAction' ? hangUp : doNothing);

function runOf({ mode, nodes }: Execution): Run {
  return { mode, event: nodes[behind]?.items[0] ?? {} };
}
