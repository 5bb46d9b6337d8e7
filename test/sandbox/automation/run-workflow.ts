import { start, type Started } from '../started-sandbox';

type Created = Parameters<Started['client']['automation']['createDefinition']>[0];
export type Steps = Created['definition']['steps'];
export type Trigger = Created['trigger'];

export const smsAccount = 'Sandbox_SMS';
export const chatAccount = 'Sandbox_ChatApps';
export const customer = '+6591234567';

/**
 * Starts a sandbox whose clock stands still at a Monday morning in Singapore, so that waits and times of day are
 * certain.
 */
export function startStill(): Promise<Started> {
  return start({ clock: 'manual', startTime: Date.parse('2026-03-02T02:00:00Z') });
}

/** Creates an enabled definition, and returns its ID. */
export async function define(
  { client }: Started,
  trigger: Trigger,
  steps: Steps,
  more: Partial<Created> = {},
): Promise<string> {
  const { id } = await client.automation.createDefinition({
    trigger,
    status: 'enabled',
    definition: { name: 'A test', steps },
    ...more,
  });
  return id ?? '';
}

/** Starts a workflow by the API, and lets it do all that needs no time. */
export async function begin(
  { client, sandbox }: Started,
  definitionId: string,
  trigger: Record<string, unknown> = {},
): Promise<string> {
  const { workflowId } = await client.automation.startWorkflow({ definitionId, trigger });
  await sandbox.advance(0);
  return workflowId;
}

/** A workflow with its logs as `step: status` and the messages of its errors. */
export async function seen({ client }: Started, definitionId: string, workflowId: string) {
  const {
    data,
    status,
    logs = [],
  } = await client.automation.getWorkflow({
    definitionId,
    workflowId,
    includeLogs: true,
  });
  const errors = await client.automation.getWorkflowErrors({ definitionId, workflowId });
  return {
    data: data as Record<string, unknown>,
    status,
    logs: logs.map((log) => `${log.stepName}: ${log.status}`),
    errors: errors.map(({ step, message }) => `${step}: ${message}`),
  };
}

/** Runs steps once, from beginning to end. */
export async function run(started: Started, steps: Steps, trigger: Record<string, unknown> = {}) {
  const definitionId = await define(started, 'http_request', steps);
  return seen(started, definitionId, await begin(started, definitionId, trigger));
}

/** The values of scripts, all in one workflow. */
export async function values(
  started: Started,
  scripts: string[],
  data: Record<string, unknown> = {},
): Promise<unknown[]> {
  const outputs = Object.fromEntries(scripts.map((script, index) => [`value${index}`, script]));
  const workflow = await run(started, [{ id: 'keep', stepType: 'SendToConverse', outputs }], data);
  if (workflow.errors.length > 0) throw new Error(workflow.errors.join('\n'));
  return scripts.map((_, index) => workflow.data[`value${index}`]);
}

/** The texts that were sent to the customer, oldest first. */
export function textsTo({ sandbox }: Started, to: string): string[] {
  return sandbox.messages({ to, direction: 'outbound' }).map(({ text }) => text);
}
