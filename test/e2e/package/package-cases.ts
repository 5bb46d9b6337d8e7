import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { post } from '../../nodes/triggers/support/post';
import { root } from '../../pack/packed';
import { linearWorkflow } from '../instance/linear-workflow';
import { waitUntil } from '../instance/wait-until';
import { type Execution, type N8nInstance } from '../instance/n8n-instance';

const type = 'eightByEightApi';
const phones = ['+6591234561', 'not-a-number', '+6591234562', '+6591234563'];

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly n8n: { readonly nodes: readonly string[] };
};

/** The names of the nodes in the package's manifest. */
const nodes = manifest.n8n.nodes.map((file) => {
  const [name = ''] = /(?<=\/)\w+(?=\.node\.js$)/.exec(file) ?? [];
  return name.charAt(0).toLowerCase() + name.slice(1);
});

/** Tests of the packed package that need no trigger. They run in n8n 1 and n8n 2. */
export function packageCases(running: () => N8nInstance): void {
  let n8n: N8nInstance;
  let sandbox: Sandbox;
  let data: Readonly<Record<string, string>>;

  beforeEach(async () => {
    n8n = running();
    sandbox = await createSandbox({ timeScale: 0.05 });
    const { apiKey, accountId, subAccountIds, url } = sandbox;
    data = { apiKey, accountId, smsSubAccountId: subAccountIds.sms, baseUrl: url };
  });

  afterEach(async () => {
    await sandbox.close();
  });

  /** Runs a workflow that sends an SMS to each number, and waits for its end. */
  async function sendToEach(to: readonly string[], more: object = {}): Promise<Execution> {
    const credential = { id: randomUUID(), name: `8x8 at ${sandbox.url}` };
    await n8n.importCredentials([{ ...credential, type, data }]);
    const id = randomUUID().replaceAll('-', '').slice(0, 16);
    const path = randomUUID();
    const workflow = linearWorkflow(id, 'To Each', [
      {
        name: 'Start',
        type: 'n8n-nodes-base.webhook',
        typeVersion: 2,
        webhookId: path,
        parameters: { httpMethod: 'POST', path, responseMode: 'onReceived' },
      },
      { name: 'Each', type: 'n8n-nodes-base.splitOut', parameters: { fieldToSplitOut: 'body.people' } },
      {
        name: '8x8',
        type: 'n8n-nodes-8x8.eightByEightSms',
        onError: 'continueRegularOutput',
        parameters: {
          operation: 'sms.send',
          ...{ destination: '={{ $json.phone }}', text: '=Hello {{ $json.name }}' },
          ...more,
        },
        credentials: { [type]: credential },
      },
      { name: 'Behind It', type: 'n8n-nodes-base.noOp' },
    ]);
    await n8n.importWorkflows([workflow]);
    await n8n.publishWorkflow(id);
    const people = to.map((phone, index) => ({ phone, name: `No. ${index}` }));
    expect(await post(`${n8n.url}/webhook/${path}`, { people })).toMatchObject({ status: 200 });
    const run = await waitUntil(async () => {
      const [found] = await n8n.executions({ workflowId: id });
      if (found?.status !== 'success') throw new Error(`The execution is ${found?.status ?? 'missing'}.`);
      return n8n.execution(found.id);
    }, 60_000);
    await n8n.deactivate(id);
    await n8n.removeWorkflow(id);
    return run;
  }

  describe('the package', () => {
    it('provides every node of its manifest, with an icon', async () => {
      expect(nodes).toHaveLength(14);
      const types = await n8n.nodeTypes(nodes.map((name) => `n8n-nodes-8x8.${name}`));
      expect(types.map(({ name }) => name)).toEqual(nodes);
      for (const { iconUrl } of types) expect(JSON.stringify(iconUrl)).toContain('n8n-nodes-8x8/');
    });

    it('lets n8n test a credential', async () => {
      const credential = { name: 'To Be Tested', type };
      expect(await n8n.testCredential({ ...credential, data })).toMatchObject({ status: 'OK' });
      expect(
        await n8n.testCredential({ ...credential, data: { ...data, apiKey: 'another-key' } }),
      ).toMatchObject({ status: 'Error' });
    });

    it('sends to many in one request and returns one result per item', async () => {
      const { nodes: ran } = await sendToEach(phones);

      expect(sandbox.requests().map(({ operation }) => operation)).toEqual(['sms.sendBatch']);
      const items = ran['Behind It']?.items ?? [];
      expect(items).toHaveLength(phones.length);
      for (const [index, phone] of phones.entries()) {
        const [sent] = sandbox.messages({ to: phone });
        if (phone.startsWith('+')) {
          expect(sent).toMatchObject({ text: `Hello No. ${index}` });
          expect(items[index]).toMatchObject({ umid: sent?.umid });
        } else
          expect(items[index]?.['error']).toMatchObject({
            message: expect.stringContaining('To is not a phone number'),
          });
      }
    });

    it('refuses additional fields that are one expression, which n8n would leave out', async () => {
      const additionalFields = '={{ { country: "SG" } }}';
      const { nodes: ran } = await sendToEach(phones.slice(0, 1), { additionalFields });

      expect(ran['Behind It']?.items[0]?.['error']).toMatchObject({
        message: 'Additional Fields is one expression',
      });
      expect(sandbox.messages()).toEqual([]);
    });
  });
}
