import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox } from '8x8-sandbox';
import { root } from '../../pack/packed';
import type { StandIn } from '../gallery/stand-ins';
import { waitUntil } from '../instance/wait-until';
import type { Execution, ExecutionSummary, N8nInstance } from '../instance/n8n-instance';

interface Example {
  readonly id: string;
  readonly nodes: readonly {
    readonly name: string;
    readonly type: string;
    readonly webhookId?: string;
    readonly parameters: { readonly path?: string; readonly options?: object };
  }[];
}

const folder = join(root, 'examples', 'workflows');

/** The names of all example workflows. */
export const exampleNames: readonly string[] = readdirSync(folder);

/** The Webhook Secret of the credential. */
export const webhookSecret = 'Bearer of-the-examples';

/** The example workflows, imported into n8n unchanged, with a credential for the sandbox. */
export class ExampleFlows {
  private readonly published: string[] = [];
  /** The newest execution of each workflow before this object brought it in. */
  private readonly earlier = new Map<string, number>();

  constructor(
    private readonly n8n: N8nInstance,
    private readonly sandbox: Sandbox,
    private readonly standIns: readonly StandIn[] = [],
    /** The node whose wait is shortened to three seconds. */
    private readonly shortWaitNode?: string,
  ) {}

  async bringIn(...names: readonly string[]): Promise<void> {
    const { apiKey, accountId, subAccountIds, url } = this.sandbox;
    const data = {
      ...{ apiKey, accountId, webhookSecret, baseUrl: url },
      smsSubAccountId: subAccountIds.sms,
      chatAppsSubAccountId: subAccountIds.chatApps,
      voiceSubAccountId: subAccountIds.voice,
      verificationSubAccountId: subAccountIds.verification,
    };
    const name = '8x8 Sandbox';
    await this.n8n.importCredentials([
      { id: 'eightByEightSandbox', name, type: 'eightByEightApi', data },
      ...this.standIns.flatMap(({ credentials }) => credentials),
    ]);
    for (const each of names) {
      const { id } = exampleOf(each);
      if (!this.earlier.has(id)) this.earlier.set(id, Number((await this.listed(id))[0]?.id ?? 0));
    }
    await this.n8n.importWorkflows(
      names.map((each) => this.withShortWait(this.withStandIns(exampleOf(each)))),
    );
  }

  async publish(...names: readonly string[]): Promise<void> {
    await this.bringIn(...names);
    for (const { id } of names.map(exampleOf)) {
      this.published.push(id);
      await this.n8n.publishWorkflow(id);
    }
  }

  /** The production webhook URL of a workflow's first node. */
  address(name: string): string {
    const [{ webhookId = '', parameters } = { parameters: {} }] = exampleOf(name).nodes;
    return `${this.n8n.url}/webhook/${parameters.path ?? `${webhookId}/webhook`}`;
  }

  /** Runs a workflow manually, as in the editor, and returns the successful execution. */
  async runByHand(name: string): Promise<Execution> {
    await this.bringIn(name);
    const { id, nodes } = exampleOf(name);
    await this.n8n.testListen(id, { trigger: nodes[0]?.name ?? '' });
    return await this.ended(name);
  }

  /** Waits for a number of successful executions and returns the newest one. */
  async ended(name: string, many = 1): Promise<Execution> {
    let newest: Execution | undefined;
    await waitUntil(async () => {
      const listed = await this.runs(name);
      const states = listed.map(({ status }) => status);
      if (states.length < many || states.some((status) => status !== 'success')) {
        throw new Error(`Executions of ${name}: ${states.join(', ') || 'none'}`);
      }
      newest = await this.n8n.execution(listed[0]?.id ?? '');
    }, 60_000);
    if (!newest) throw new Error(`The workflow ${name} did not run.`);
    return newest;
  }

  /** Waits for an execution that failed, and returns it. */
  async failed(name: string): Promise<Execution> {
    return await waitUntil(async () => {
      const found = (await this.runs(name)).find(({ status }) => status === 'error');
      if (!found) throw new Error(`No execution of ${name} failed.`);
      return await this.n8n.execution(found.id);
    }, 60_000);
  }

  /** The executions of a workflow since it was brought in, newest first. */
  async runs(name: string): Promise<readonly ExecutionSummary[]> {
    const workflowId = exampleOf(name).id;
    const earlier = this.earlier.get(workflowId) ?? 0;
    return (await this.listed(workflowId)).filter(({ id }) => Number(id) > earlier);
  }

  private listed(workflowId: string): Promise<readonly ExecutionSummary[]> {
    return this.n8n.executions({ workflowId });
  }

  /** The workflow with the addresses of stand-ins in place of those of the services. */
  private withStandIns(workflow: Example): Example {
    let text = JSON.stringify(workflow);
    for (const { addresses, url } of this.standIns)
      for (const address of addresses) text = text.replaceAll(address, url);
    return JSON.parse(text) as Example;
  }

  private withShortWait(workflow: Example): Example {
    const values = { limitType: 'afterTimeInterval', resumeAmount: 0.05, resumeUnit: 'minutes' };
    const shorten = ({ parameters, ...node }: Example['nodes'][number]) => ({
      ...node,
      parameters: { ...parameters, options: { ...parameters.options, limitWaitTime: { values } } },
    });
    const { nodes } = workflow;
    return {
      ...workflow,
      nodes: nodes.map((node) => (node.name === this.shortWaitNode ? shorten(node) : node)),
    };
  }

  /** Unpublishes all workflows, while the sandbox is still running. */
  async withdraw(): Promise<void> {
    for (const id of this.published.splice(0)) await this.n8n.deactivate(id);
  }
}

/** The output of a node in an execution. */
export function outputOf(run: Execution, node: string): readonly Readonly<Record<string, unknown>>[] {
  return run.nodes[node]?.items ?? [];
}

function exampleOf(name: string): Example {
  return JSON.parse(readFileSync(join(folder, name, 'workflow.json'), 'utf8')) as Example;
}
