import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createClient, type EightByEightClient } from 'cpaas-8x8';

import { runSandbox } from '../sandbox-process';
import { startReceiver, type WebhookReceiver } from '../webhook-receiver';

/** What became of everything that was acknowledged before a process was killed. */
export interface KillCounts {
  rounds: number;
  /** Acknowledged things by kind. */
  readonly acknowledged: Record<string, number>;
  /** Acknowledged things that the next process did not have. */
  readonly lost: string[];
  /** IDs of messages that were given twice. */
  readonly reusedUmids: string[];
  /** Webhooks that were still pending when nothing more was going on. */
  webhooksStuck: number;
  /** Messages that never reported that they were delivered. */
  readonly receiptsMissing: string[];
  /** Workflows, calls and batches that did not end. */
  readonly unfinished: string[];
  webhooksReceived: number;
}

interface Running {
  readonly url: string;
  readonly client: EightByEightClient;
  kill(): Promise<void>;
}

/**
 * Kills a sandbox with a state folder under load again and again, and counts what the next one lacks: whatever was
 * acknowledged must survive.
 */
export async function killUnderLoad(rounds: number, onRound: (round: number) => void = () => undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-kill-'));
  const receiver = await startReceiver();
  receiver.delayMs = 20;
  const load = new Load(receiver);
  let running = await startProcess(folder);
  try {
    await load.prepare(running.client);
    for (let round = 1; round <= rounds; round++) {
      const killed = delay(300 + Math.random() * 700)
        .then(() => load.hasEveryKind())
        .then(() => running.kill());
      await load.run(running, killed);
      running = await startProcess(folder);
      await load.checkKept(running);
      load.counts.rounds = round;
      onRound(round);
    }
    await load.checkFinished(running);
    return load.counts;
  } finally {
    await running.kill();
    await receiver.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startProcess(folder: string): Promise<Running> {
  const { child, ended, printed } = runSandbox('--port', '0', '--state', folder);
  const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(await printed(/Ctrl-C/)) ?? [];
  return {
    url,
    client: createClient({
      apiKey: 'sandbox-key',
      baseUrl: url,
      accountId: '88888888-0000-4000-8000-000000000001',
      subAccountIds: { sms: 'Sandbox_SMS', chatApps: 'Sandbox_ChatApps', voice: 'Sandbox_Voice' },
      maxRetries: 0,
    }),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** SMS now and later, SMS from customers, workflows, calls, batches and templates. */
const kinds = 7;

/** The work that keeps the sandbox busy, and a record of what the sandbox acknowledged. */
class Load {
  readonly counts: KillCounts = {
    rounds: 0,
    acknowledged: {},
    lost: [],
    reusedUmids: [],
    webhooksStuck: 0,
    receiptsMissing: [],
    unfinished: [],
    webhooksReceived: 0,
  };
  private readonly umids = new Set<string>();
  private readonly sent = new Set<string>();
  private readonly sessions = new Set<string>();
  private readonly batches = new Set<string>();
  private readonly workflows = new Set<string>();
  private readonly registeredTemplates = new Set<string>();
  private definitionId = '';

  constructor(private readonly receiver: WebhookReceiver) {}

  async prepare(client: EightByEightClient): Promise<void> {
    const { url } = this.receiver;
    await client.sms.setWebhooks({ webhooks: [{ subAccountId: '*', url }] });
    await client.voice.setWebhook({ type: 'VSS', url });
    const { id = '' } = await client.automation.createDefinition({
      trigger: 'http_request',
      status: 'enabled',
      definition: {
        name: 'Waits, then writes',
        steps: [
          { id: 'wait', stepType: 'Wait', inputs: { duration: '00:00:02' }, nextStepId: 'write' },
          {
            id: 'write',
            stepType: 'SMS',
            inputs: { subAccountId: 'Sandbox_SMS', destination: '+6591234567', text: 'Awake' },
          },
        ],
      },
    });
    this.definitionId = id;
  }

  /** Keeps the sandbox busy until it is killed. */
  async run(running: Running, killed: Promise<void>): Promise<void> {
    const work = [
      () => this.sendSms(running, {}),
      () => this.sendSms(running, {}),
      () => this.sendSms(running, { scheduled: new Date(Date.now() + 1_500) }),
      () => this.receiveSms(running),
      () => this.startWorkflow(running),
      () => this.call(running),
      () => this.uploadBatch(running),
      () => this.registerTemplate(running),
    ];
    await Promise.all([
      killed,
      ...work.map(async (each) => {
        // The process is gone when a request fails.
        for (;;)
          if (
            !(await each().then(
              () => true,
              () => false,
            ))
          )
            return;
      }),
    ]);
  }

  /** Resolves when something of every kind was acknowledged: on a slow machine, later than the sandbox would be killed. */
  async hasEveryKind(): Promise<void> {
    const deadline = Date.now() + 60_000;
    while (Object.keys(this.counts.acknowledged).length < kinds && Date.now() < deadline) await delay(20);
  }

  /** What was acknowledged exists. */
  async checkKept({ url, client }: Running): Promise<void> {
    const messages = await list(url, 'messages', 'umid');
    const sessions = await list(url, 'calls', 'sessionId');
    const templates = await list(url, 'templates', 'name');
    this.reportLost('message', this.umids, messages);
    this.reportLost('call', this.sessions, sessions);
    this.reportLost('template', this.registeredTemplates, templates);
    for (const batchId of this.batches)
      await client.contacts.getBatch({ batchId }).catch(() => this.counts.lost.push(`batch ${batchId}`));
    for (const workflowId of this.workflows)
      await client.automation
        .getWorkflow({ definitionId: this.definitionId, workflowId })
        .catch(() => this.counts.lost.push(`workflow ${workflowId}`));
  }

  /** What was under way has ended. */
  async checkFinished({ url, client }: Running): Promise<void> {
    const { counts } = this;
    const deadline = Date.now() + 120_000;
    for (;;) {
      const pending = await list(url, 'webhooks/attempts?status=pending', 'id');
      const unfinished = await this.listUnfinished(url, client);
      const reported = new Set(this.receiver.received.flatMap(({ body }) => deliveredUmid(body)));
      const missing = [...this.sent].filter((umid) => !reported.has(umid));
      const isQuiet = pending.size + unfinished.length + missing.length === 0;
      counts.webhooksReceived = this.receiver.received.length;
      if (!isQuiet && Date.now() < deadline) {
        await delay(500);
        continue;
      }
      counts.webhooksStuck = pending.size;
      counts.unfinished.push(...unfinished);
      counts.receiptsMissing.push(...missing);
      return;
    }
  }

  private async listUnfinished(url: string, client: EightByEightClient): Promise<string[]> {
    const found: string[] = [];
    const sessions = (await getJson(url, 'calls')) as { sessionId: string; endedAt?: number }[];
    for (const { sessionId, endedAt } of sessions) if (endedAt === undefined) found.push(`call ${sessionId}`);
    for (const batchId of this.batches) {
      const { status } = await client.contacts.getBatch({ batchId });
      if (status !== 'completed') found.push(`batch ${batchId}: ${status}`);
    }
    for (const workflowId of this.workflows) {
      const { definitionId } = this;
      const { status } = await client.automation.getWorkflow({ definitionId, workflowId });
      if (status !== 'Complete') found.push(`workflow ${workflowId}: ${status}`);
    }
    return found;
  }

  private reportLost(kind: string, wanted: ReadonlySet<string>, found: ReadonlySet<string>): void {
    for (const each of wanted) if (!found.has(each)) this.counts.lost.push(`${kind} ${each}`);
  }

  private count(kind: string): void {
    this.counts.acknowledged[kind] = (this.counts.acknowledged[kind] ?? 0) + 1;
  }

  private addUmid(umid: string, kind: string): void {
    if (this.umids.has(umid)) this.counts.reusedUmids.push(umid);
    this.umids.add(umid);
    this.count(kind);
  }

  private async sendSms({ client }: Running, more: { scheduled?: Date }): Promise<void> {
    const { umid } = await client.sms.send({ destination: '+6591234567', text: 'Hello', ...more });
    this.addUmid(umid, more.scheduled ? 'scheduled SMS' : 'SMS');
    this.sent.add(umid);
  }

  private async receiveSms({ url }: Running): Promise<void> {
    const { umid } = await postJson(url, 'inbound/sms', { from: '+6591230001', text: 'Hi' });
    this.addUmid(String(umid), 'inbound SMS');
  }

  private async startWorkflow({ client }: Running): Promise<void> {
    const { definitionId } = this;
    const { workflowId } = await client.automation.startWorkflow({ definitionId, trigger: {} });
    this.workflows.add(workflowId);
    this.count('workflow');
    await delay(30);
  }

  private async call({ client }: Running): Promise<void> {
    const { sessionId } = await client.voice.sendCallFlow({
      callflow: [
        { action: 'makeCall', params: { source: '+6531580001', destination: '+6591234567' } },
        { action: 'say', params: { text: 'Hello', voiceProfile: 'en-US-Standard-A' } },
      ],
    });
    this.sessions.add(sessionId);
    this.count('call');
    await delay(30);
  }

  private async uploadBatch({ client }: Running): Promise<void> {
    const content = Buffer.from(`msisdn\n65912${String(this.batches.size).padStart(5, '0')}`);
    const { id } = await client.contacts.uploadBatch({ file: { name: 'contacts.csv', content } });
    this.batches.add(id);
    this.count('batch');
    await delay(60);
  }

  private async registerTemplate({ url }: Running): Promise<void> {
    const { name } = await postJson(url, 'templates', {
      name: `template_${this.registeredTemplates.size}_${this.counts.rounds}`,
      body: 'Hello',
    });
    this.registeredTemplates.add(String(name));
    this.count('template');
    await delay(60);
  }
}

/** The umid of a receipt that reports the delivery. */
function deliveredUmid(body: Readonly<Record<string, unknown>>): string[] {
  const payload = body['payload'] as { umid?: string; status?: { state?: string } } | undefined;
  return payload?.status?.state === 'delivered' && payload.umid !== undefined ? [payload.umid] : [];
}

async function getJson(url: string, path: string): Promise<unknown> {
  return (await fetch(`${url}/_sandbox/${path}`)).json();
}

async function list(url: string, path: string, field: string): Promise<Set<string>> {
  const rows = (await getJson(url, path)) as Record<string, unknown>[];
  return new Set(rows.map((row) => String(row[field])));
}

async function postJson(url: string, path: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Record<string, unknown>;
}
