import { afterEach, expect, it, jest } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';

import { createClient } from 'cpaas-8x8';

import { runSandbox } from '../sandbox-process';

jest.setTimeout(60_000);

const running = runSandbox('--port', '0');

afterEach(async () => {
  running.child.kill('SIGKILL');
  await running.ended;
});

it('does not count a pause of the process as time of a script', async () => {
  const [baseUrl = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(await running.printed(/Ctrl-C/)) ?? [];
  const { automation } = createClient({
    baseUrl,
    apiKey: 'sandbox-key',
    accountId: await accountOf(baseUrl),
  });
  const count = '{{Array.from({ length: 60_000 }, (_, index) => index * 2).length}}';
  const step = { id: 'count', stepType: 'SendToConverse' as const, outputs: { count } };
  const definition = { name: 'Counts', steps: [step] };
  const { id = '' } = await automation.createDefinition({
    trigger: 'http_request',
    status: 'enabled',
    definition,
  });

  const workflowIds: string[] = [];
  // Sooner and later after the request: some pauses are in the script.
  for (let afterMs = 0; afterMs < 50; afterMs += 8) {
    const started = automation.startWorkflow({ definitionId: id, trigger: {} });
    await delay(afterMs);
    running.child.kill('SIGSTOP');
    await delay(700);
    running.child.kill('SIGCONT');
    workflowIds.push((await started).workflowId);
  }

  const workflowsOf = (status: string): Promise<unknown[]> =>
    fetch(`${baseUrl}/_sandbox/workflows?status=${status}`).then(
      (response) => response.json() as Promise<unknown[]>,
    );
  while ((await workflowsOf('Runnable')).length > 0) await delay(50);
  expect(await workflowsOf('Complete')).toHaveLength(workflowIds.length);
});

async function accountOf(baseUrl: string): Promise<string> {
  const { accountId } = (await (await fetch(`${baseUrl}/_sandbox`)).json()) as { accountId: string };
  return accountId;
}
