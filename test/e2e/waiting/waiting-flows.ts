import { randomUUID } from 'node:crypto';
import type { Sandbox } from '8x8-sandbox';
import { nodeTypeWith } from '../../nodes/actions/action-types';
import { post } from '../../nodes/triggers/support/post';
import { linearWorkflow } from '../instance/linear-workflow';
import { waitUntil } from '../instance/wait-until';
import type { Execution, N8nInstance } from '../instance/n8n-instance';

const sending = '8x8';
const behind = 'Behind It';

/** An execution that waits, and its workflow. */
export interface WaitingRun {
  readonly execution: string;
  /** `$execution.resumeUrl`, as an earlier node of the execution reads it. */
  readonly resumeUrl: string;
}

interface WaitingParameters {
  /** Decides which node it is. */
  readonly resource: string;
  readonly operation: string;
  readonly [parameter: string]: unknown;
}

/** Workflows that start by a webhook and then wait in one of our nodes, in a real n8n. */
export class WaitingFlows {
  private readonly added: string[] = [];

  constructor(
    private readonly n8n: Pick<
      N8nInstance,
      | 'importCredentials'
      | 'importWorkflows'
      | 'publishWorkflow'
      | 'executions'
      | 'execution'
      | 'deactivate'
      | 'removeWorkflow'
      | 'url'
    >,
    private readonly sandbox: Sandbox,
    private readonly settings: object = {},
  ) {}

  /** Starts a workflow whose nodes have these parameters, one after the other, and returns when the first one waits. */
  async sleep(parameters: WaitingParameters | WaitingParameters[], input: object = {}): Promise<WaitingRun> {
    const { apiKey, accountId, subAccountIds, url } = this.sandbox;
    const credential = { id: randomUUID(), name: `8x8 at ${url}` };
    const data = {
      apiKey,
      accountId,
      smsSubAccountId: subAccountIds.sms,
      chatAppsSubAccountId: subAccountIds.chatApps,
      verificationSubAccountId: subAccountIds.verification,
      baseUrl: url,
    };
    await this.n8n.importCredentials([{ ...credential, type: 'eightByEightApi', data }]);
    const id = randomUUID().replaceAll('-', '').slice(0, 16);
    const path = randomUUID();
    this.added.push(id);
    await this.n8n.importWorkflows([
      {
        ...workflow(id, path, credential, [parameters].flat()),
        settings: { executionOrder: 'v1', ...this.settings },
      },
    ]);
    await this.n8n.publishWorkflow(id);
    await post(`${this.n8n.url}/webhook/${path}`, input);
    let execution = '';
    await this.until(async () => {
      const [run] = await this.n8n.executions({ workflowId: id });
      // A short wait may have ended already.
      const slept = run?.status === 'waiting' || run?.status === 'success';
      if (!slept) throw new Error(`The execution is ${run?.status ?? 'missing'}, not waiting.`);
      execution = run.id;
    });
    const { nodes } = await this.n8n.execution(execution);
    return { execution, resumeUrl: String(nodes['Address']?.items[0]?.['resumeUrl']) };
  }

  async status(execution: string): Promise<string> {
    return (await this.n8n.execution(execution)).status;
  }

  /** The input of the node after ours, once the execution has ended. */
  async outcome(execution: string): Promise<Readonly<Record<string, unknown>>> {
    let run: Execution | undefined;
    await this.until(async () => {
      run = await this.n8n.execution(execution);
      if (run.status !== 'success') throw new Error(`The execution is ${run.status}.`);
    });
    return run?.nodes[behind]?.items[0] ?? {};
  }

  async removeAll(): Promise<void> {
    for (const id of this.added.splice(0)) {
      await this.n8n.deactivate(id);
      await this.n8n.removeWorkflow(id);
    }
  }

  private async until(check: () => Promise<void>): Promise<void> {
    await waitUntil(check, 60_000);
  }
}

function workflow(
  id: string,
  path: string,
  credential: object,
  parameters: readonly WaitingParameters[],
): object {
  return linearWorkflow(id, `Waiting ${id}`, [
    {
      name: 'Start',
      type: 'n8n-nodes-base.webhook',
      typeVersion: 2,
      webhookId: path,
      parameters: { httpMethod: 'POST', path, responseMode: 'onReceived' },
    },
    {
      name: 'Address',
      type: 'n8n-nodes-base.set',
      typeVersion: 3.4,
      parameters: {
        includeOtherFields: true,
        assignments: {
          assignments: [{ id: '1', name: 'resumeUrl', type: 'string', value: '={{ $execution.resumeUrl }}' }],
        },
      },
    },
    ...parameters.map((each, index) => ({
      name: index === 0 ? sending : `${sending} ${index + 1}`,
      type: nodeTypeWith(each.resource),
      parameters: each,
      credentials: { eightByEightApi: credential },
    })),
    { name: behind, type: 'n8n-nodes-base.noOp' },
  ]);
}
