import { given, script, steps, workflow, type WorkflowDefinition } from '../../../../core/src/automation';
import type { AutomationOperations } from '../../../../core/src/generated';
import { sleep } from 'n8n-workflow';

/**
 * The name of the 8x8 workflow that waits for replies. A change of its steps needs a new version here: executions that
 * started with the old one end with it.
 */
export const replyWorkflowName = 'n8n Send and Wait for Reply (version 1)';

/** The data with which the 8x8 workflow is started. */
export interface AwaitedReply {
  /** The customer: a phone number, or the ID on the channel. */
  readonly from: string;
  readonly channel: string;
  /** How long to wait, `d.HH:mm:ss`. */
  readonly timeout: string;
  /** The address that resumes the execution. It is secret, and part of no definition. */
  readonly resumeUrl: string;
  /** Tells the replies to one question from those to the next question of the same execution. */
  readonly waitId: string;
}

const waitStepId = 'wait';

/** 5 minutes, within which a restarted n8n is back. */
const maxAttempts = 30;
const pauseSeconds = 10;

/**
 * Waits for the customer's next message and hands it to the execution. n8n sends the question itself, so the definition
 * is the same for all questions, and it contains no text of a message.
 *
 * n8n answers 404 or 409 while it has not yet put the execution to sleep, and 5xx while it starts.
 */
export const replyWorkflow = (): WorkflowDefinition =>
  workflow<'http_request', AwaitedReply & { readonly attempts: number }>(
    { name: replyWorkflowName, trigger: 'http_request', status: 'enabled' },
    (data) => {
      const reply = steps.waitForReply(
        waitStepId,
        { from: data.from, channel: data.channel.toString(), timeout: data.timeout },
        { keep: (result) => ({ reply: result.reply }), choose: (kept) => ({ hand_over: given(kept.reply) }) },
      );
      return [
        // Requests of the account's own systems start every workflow with this trigger. They have no wait ID.
        steps.branch('check', { [waitStepId]: given(data.waitId) }),
        reply,
        steps.httpRequest(
          'hand_over',
          {
            url: data.resumeUrl,
            method: 'POST',
            body: { waitId: data.waitId, reply: reply.kept.reply },
            timeoutSeconds: 30,
          },
          {
            keep: ({ responseCode }) => ({ status: responseCode, attempts: script`${data.attempts} + 1` }),
            choose: ({ status, attempts }) => ({
              pause: script`(${status} == 404 || ${status} == 409 || ${status} >= 500) && ${attempts} < ${maxAttempts}`,
            }),
          },
        ),
        steps.wait('pause', { seconds: pauseSeconds }, { next: 'hand_over' }),
      ];
    },
  );

/** A started 8x8 workflow. */
export interface StartedWait {
  readonly definitionId: string;
  readonly workflowId: string;
}

/** Starts the 8x8 workflow that waits for a reply. It is created if the account does not have it. */
export async function startReplyWorkflow(
  automation: AutomationOperations,
  awaited: AwaitedReply,
): Promise<StartedWait> {
  const definitionId = (await findReplyWorkflow(automation)) ?? (await createReplyWorkflow(automation));
  const trigger = { ...awaited, attempts: 0 };
  const { workflowId } = await automation.startWorkflow({ definitionId, trigger });
  return { definitionId, workflowId };
}

/** Returns once 8x8 waits: it starts workflows after it has responded, and a reply before that would be lost. */
export async function confirmWaiting(automation: AutomationOperations, started: StartedWait): Promise<void> {
  for (const pauseMs of pausesMs) {
    if (await isWaiting(automation, started)) return;
    await sleep(pauseMs);
  }
}

/** 10 seconds in all. If 8x8 still does not say that it waits then, the customer will hardly be faster than 8x8. */
const pausesMs = [50, 100, 200, 400, 800, 1_500, 2_000, 2_500, 2_500];

async function isWaiting(automation: AutomationOperations, started: StartedWait): Promise<boolean> {
  const { status, logs = [] } = await automation.getWorkflow({ ...started, includeLogs: true });
  if (status === 'Terminated') throw new Error(`8x8 ended workflow ${started.workflowId} at once.`);
  return logs.some((log) => log.stepName === waitStepId && log.status === 'WaitingForEvent');
}

/**
 * The ID of the account's oldest definition of this name. Two executions that look at the same time create two; both
 * work, and all later executions use the older one.
 */
async function findReplyWorkflow(automation: AutomationOperations): Promise<string | undefined> {
  const found: { readonly id: string; readonly createdAt: string }[] = [];
  for await (const { id, createdAt, definition } of automation.getDefinitions({ limit: 500 })) {
    const definitionId = id ?? definition.id;
    if (definition.name === replyWorkflowName && definitionId !== undefined)
      found.push({ id: definitionId, createdAt });
  }
  found.sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id));
  return found[0]?.id;
}

async function createReplyWorkflow(automation: AutomationOperations): Promise<string> {
  const { id, definition } = await automation.createDefinition(replyWorkflow());
  const definitionId = id ?? definition.id ?? (await findReplyWorkflow(automation));
  if (definitionId === undefined) throw new Error(`8x8 created "${replyWorkflowName}" but does not list it.`);
  return definitionId;
}

/** Ends waits whose question was not sent. */
export async function stopReplyWorkflow(
  automation: AutomationOperations,
  started: StartedWait,
): Promise<void> {
  await automation.changeWorkflow({ ...started, status: 'terminate' });
}
