import { randomUUID } from 'node:crypto';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { post } from '../../nodes/triggers/support/post';
import { linearWorkflow } from '../instance/linear-workflow';
import { lastN8n1, type Execution } from '../instance/n8n-instance';
import { runningN8n } from '../instance/running-n8n';
import { waitUntil } from '../instance/wait-until';

jest.setTimeout(240_000);

const type = 'eightByEightApi';
const eightByEight = 'Send SMS';

/** A table with columns that our own fields could overwrite. */
const rows = [
  { to: '+6591234567', message: 'Your table is ready.', details: { table: 4 }, json: '{}' },
  { to: 'Mei', message: 'Your bill is ready.', details: { table: 5 }, json: '{}', error: 'none so far' },
];

/** n8n 1 does not have the setting "Execution Logic v2". */
describe.each<[string, string | undefined, readonly object[]]>([
  ['the current n8n', undefined, [{}, { binaryMode: 'combined' }]],
  ['the last n8n 1', lastN8n1, [{}]],
])('in %s', (_, dir, settings) => {
  const running = runningN8n('regular', dir);
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await createSandbox({ timeScale: 0.05 });
  });

  afterEach(async () => {
    await sandbox.close();
  });

  async function run(onError: string, more: object): Promise<Execution> {
    const n8n = running();
    const { apiKey, accountId, subAccountIds, url } = sandbox;
    const credential = { id: randomUUID(), name: `8x8 at ${url}` };
    const data = { apiKey, accountId, smsSubAccountId: subAccountIds.sms, baseUrl: url };
    await n8n.importCredentials([{ ...credential, type, data }]);
    const id = randomUUID().replaceAll('-', '').slice(0, 16);
    const path = randomUUID();
    const workflow = linearWorkflow(id, 'Failed Items', [
      {
        name: 'Start',
        type: 'n8n-nodes-base.webhook',
        typeVersion: 2,
        webhookId: path,
        parameters: { httpMethod: 'POST', path, responseMode: 'onReceived' },
      },
      { name: 'Each', type: 'n8n-nodes-base.splitOut', parameters: { fieldToSplitOut: 'body.rows' } },
      {
        name: eightByEight,
        type: 'n8n-nodes-8x8.eightByEightSms',
        onError,
        parameters: {
          ...{ resource: 'SMS', operation: 'sms.send' },
          ...{ destination: '={{ $json.to }}', text: '={{ $json.message }}' },
        },
        credentials: { [type]: credential },
      },
      { name: 'Sent', type: 'n8n-nodes-base.noOp' },
      { name: 'Failed', type: 'n8n-nodes-base.noOp' },
    ]) as { connections: Record<string, object>; settings: object };
    const to = (node: string): object[] => [{ node, type: 'main', index: 0 }];
    workflow.connections[eightByEight] = { main: [to('Sent'), to('Failed')] };
    workflow.connections['Sent'] = { main: [[]] };
    workflow.settings = { ...workflow.settings, ...more };
    await n8n.importWorkflows([workflow]);
    await n8n.publishWorkflow(id);
    expect(await post(`${n8n.url}/webhook/${path}`, { rows })).toMatchObject({ status: 200 });
    const execution = await waitUntil(async () => {
      const [found] = await n8n.executions({ workflowId: id });
      if (found?.status !== 'success') throw new Error(`The execution is ${found?.status ?? 'missing'}.`);
      return n8n.execution(found.id);
    }, 60_000);
    await n8n.deactivate(id);
    await n8n.removeWorkflow(id);
    return execution;
  }

  const failed = {
    ...rows[1],
    error: {
      message: 'To is not a phone number ("Mei")',
      outcome: 'not-sent',
      replaced: 'none so far',
    },
  };

  describe.each(settings)('with the workflow settings %j', (more) => {
    it('sends a failed item with its own fields to the error output', async () => {
      const { nodes } = await run('continueErrorOutput', more);

      expect(sandbox.messages()).toMatchObject([{ text: 'Your table is ready.' }]);
      expect(nodes['Sent']?.items).toMatchObject([{ status: { code: 'QUEUED' } }]);
      expect(nodes['Failed']?.items).toMatchObject([failed]);
      expect(Object.keys(nodes['Failed']?.items[0] ?? {}).sort()).toEqual(Object.keys(failed).sort());
    });

    it('passes a failed item on with its own fields', async () => {
      const { nodes } = await run('continueRegularOutput', more);

      expect(nodes['Sent']?.items).toMatchObject([{ status: { code: 'QUEUED' } }, failed]);
      expect(Object.keys(nodes['Sent']?.items[1] ?? {}).sort()).toEqual(Object.keys(failed).sort());
    });
  });
});
