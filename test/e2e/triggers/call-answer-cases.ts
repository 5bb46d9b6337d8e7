import { createSandbox, type Sandbox } from '8x8-sandbox';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { doNothing, TriggerFlows, type Flow } from '../instance/trigger-flows';
import { waitUntil } from '../instance/wait-until';
import type { Execution, N8nInstance } from '../instance/n8n-instance';

const fallback = 'We cannot take your call right now. Please call again later.';

/** Returns the call flow only after the caller has heard the fallback. */
const pause = {
  type: 'n8n-nodes-base.wait',
  typeVersion: 1.1,
  parameters: { amount: 3, unit: 'seconds' },
};

/** Tests of calls that a workflow answers late or with no call flow: the caller hears the fallback, and a failed execution says why. They run in n8n 1 and n8n 2. */
export function callAnswerCases(running: () => N8nInstance): void {
  let sandbox: Sandbox;
  let flows: TriggerFlows;

  beforeEach(async () => {
    sandbox = await createSandbox({ timeScale: 0.05 });
    flows = new TriggerFlows(running(), sandbox);
  });

  afterEach(async () => {
    await flows.removeAll();
    await sandbox.close();
  });

  /** Calls a number that the workflow answers, and returns what the caller hears. */
  async function call(): Promise<readonly string[]> {
    const { sessionId } = sandbox.inboundCall({ from: '+6591112222' });
    return await waitUntil(() => {
      const heard = sandbox.callSessions().find((each) => each.sessionId === sessionId)?.heard ?? [];
      expect(heard).not.toEqual([]);
      return heard;
    }, 60_000);
  }

  /** The executions of the workflow, oldest first, when there are so many and all have ended. */
  async function executions({ id }: Flow, count: number): Promise<readonly Execution[]> {
    return await waitUntil(async () => {
      const listed = (await running().executions({ workflowId: id })).toReversed();
      expect(listed.map(({ status }) => status)).toEqual(
        Array.from({ length: count }, () => expect.stringMatching(/^(success|error)$/)),
      );
      return await Promise.all(listed.map((each) => running().execution(each.id)));
    }, 60_000);
  }

  describe('a call workflow', () => {
    it('that returns no call flow is followed by a failed execution that says why', async () => {
      const flow = await flows.publish('CallAction', {}, doNothing);

      expect(await call()).toEqual([fallback]);
      expect(await executions(flow, 2)).toMatchObject([
        { status: 'success' },
        {
          status: 'error',
          error: {
            message: expect.stringContaining(
              'The caller heard the fallback: the last node returned no call flow.',
            ),
          },
        },
      ]);
    });

    it('that takes too long is followed by a failed execution that says so', async () => {
      const flow = await flows.publish('CallAction', { answerWithin: 1 }, pause);

      expect(await call()).toEqual([fallback]);
      const ended = await executions(flow, 2);
      expect(ended.find(({ status }) => status === 'error')?.error?.message).toBe(
        'The caller heard the fallback: the workflow took longer than 1 second.',
      );
    });
  });
}
