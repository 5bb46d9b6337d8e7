import { createSandbox, type Sandbox } from '8x8-sandbox';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { credentialsOf, runAction, type Action, type ActionRun } from '../run-action';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await createSandbox();
});

afterEach(async () => {
  await sandbox.close();
});

const delivery = { resource: 'SMS', destination: '+6591234567', text: 'Order 1001 is on its way.' };

function send(
  operation: string,
  parameters: INodeParameters,
  more: Partial<Action> = {},
): Promise<ActionRun> {
  return runAction({ operation, parameters, credentials: credentialsOf(sandbox), ...more });
}

describe('an operation that waits', () => {
  it('sends, and lays the execution to sleep without an end', async () => {
    const { run, error } = await send('sendAndWaitForDelivery', delivery);

    expect(error).toBeUndefined();
    expect(run.run.status).toBe('waiting');
    expect(run.run.waitTill?.getUTCFullYear()).toBe(3000);
    expect(sandbox.messages()).toHaveLength(1);
  });

  it('names the address of the sleeping execution and of its node as the one for receipts', async () => {
    const { run } = await send('sendAndWaitForDelivery', delivery);

    const { resumeToken } = run.run.data;
    expect(JSON.stringify(sandbox.exportState())).toContain(
      `http://n8n.test/webhook-waiting/1/node-0?signature=${String(resumeToken)}`,
    );
  });

  it('leaves what comes out when the time is up where n8n will look for it, and the items before as they were', async () => {
    const before = { order: 1001 };
    const { run } = await send('sendAndWaitForDelivery', delivery, { items: [before] });

    const [asleep] = run.run.data.executionData?.nodeExecutionStack ?? [];
    expect(asleep?.data['main']?.[0]?.[0]?.json).toMatchObject({
      state: 'timedOut',
      umid: sandbox.messages()[0]?.umid,
    });
    expect(before).toEqual({ order: 1001 });
  });

  it('sends nothing when it gets several items, and says what to do', async () => {
    const { error } = await send('sendAndWaitForDelivery', delivery, { items: [{}, {}] });

    expect(error?.message).toContain('waits for one item, and got 2');
    expect(error?.description).toContain('Loop Over Items');
    expect(sandbox.messages()).toEqual([]);
  });

  it('does not wait for what was refused', async () => {
    const { run, error } = await send('sendAndWaitForDelivery', {
      ...delivery,
      destination: '+6591230006',
    });

    expect(error).toBeDefined();
    expect(run.run.status).toBe('error');
  });

  it('asks nobody while there is nothing to pick', async () => {
    const { error } = await send('sendAndWait', {
      ...{ resource: 'SMS', destination: '+6591234567', message: 'Which?' },
      ...{ responseType: 'choice', choices: ' \n' },
    });

    expect(error?.message).toBe('Choices is empty');
    expect(sandbox.messages()).toEqual([]);
  });

  it('refuses a limit that is no moment', async () => {
    const values = { limitType: 'atSpecifiedTime', maxDateAndTime: 'soon' };
    const { error } = await send('sendAndWaitForDelivery', {
      ...delivery,
      options: { limitWaitTime: { values } },
    });

    expect(error?.message).toContain('Limit Wait Time');
    expect(sandbox.messages()).toEqual([]);
  });
});
