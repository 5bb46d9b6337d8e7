import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox } from '8x8-sandbox';
import { root } from '../pack/packed';
import { eventually } from './eventually';
import type { Execution, ExecutionSummary, N8nInstance } from './n8n-instance';

interface Example {
  readonly id: string;
  readonly nodes: readonly {
    readonly name: string;
    readonly type: string;
    readonly webhookId?: string;
    readonly parameters: { readonly path?: string };
  }[];
}

const folder = join(root, 'examples', 'workflows');

/** The names of all flows that are shipped. */
export const exampleNames: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace('.json', ''));

/** What is entered under Webhook Secret in the credential. */
export const webhookSecret = 'Bearer of-the-examples';

/** The flows that are shipped, brought into n8n as a person would: untouched, and with a credential for the sandbox. */
export class ExampleFlows {
  private readonly published: string[] = [];

  constructor(
    private readonly n8n: N8nInstance,
    private readonly sandbox: Sandbox,
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
    await this.n8n.importCredentials([{ id: 'eightByEightSandbox', name, type: 'eightByEightApi', data }]);
    await this.n8n.importWorkflows(names.map(exampleOf));
  }

  async publish(...names: readonly string[]): Promise<void> {
    await this.bringIn(...names);
    for (const { id } of names.map(exampleOf)) {
      this.published.push(id);
      await this.n8n.publishWorkflow(id);
    }
  }

  /** The production address of the node that a flow begins with. */
  address(name: string): string {
    const [{ webhookId = '', parameters } = { parameters: {} }] = exampleOf(name).nodes;
    return `${this.n8n.url}/webhook/${parameters.path ?? `${webhookId}/webhook`}`;
  }

  /** Runs a flow as the button in the editor does, and gives the run when it has ended well. */
  async runByHand(name: string): Promise<Execution> {
    await this.bringIn(name);
    const { id, nodes } = exampleOf(name);
    await this.n8n.testListen(id, { trigger: nodes[0]?.name ?? '' });
    return await this.ended(name);
  }

  /** The newest run of a flow, once as many as that have ended well. */
  async ended(name: string, many = 1): Promise<Execution> {
    let newest: Execution | undefined;
    await eventually(async () => {
      const listed = await this.runs(name);
      const states = listed.map(({ status }) => status);
      if (states.length < many || states.some((status) => status !== 'success')) {
        throw new Error(`The runs of ${name} are: ${states.join(', ') || 'none'}`);
      }
      newest = await this.n8n.execution(listed[0]?.id ?? '');
    }, 60_000);
    if (!newest) throw new Error(`The flow ${name} did not run.`);
    return newest;
  }

  /** All runs of a flow, the newest first. */
  runs(name: string): Promise<readonly ExecutionSummary[]> {
    return this.n8n.executions({ workflowId: exampleOf(name).id });
  }

  /** Unpublishes all, while the sandbox can still be told. */
  async withdraw(): Promise<void> {
    for (const id of this.published.splice(0)) await this.n8n.deactivate(id);
  }
}

/** What a node of a run gave out. */
export function given(run: Execution, node: string): readonly Readonly<Record<string, unknown>>[] {
  return run.nodes[node]?.items ?? [];
}

function exampleOf(name: string): Example {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Example;
}
