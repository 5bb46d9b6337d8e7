import { randomUUID } from 'node:crypto';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { videoRecordingUploaded, workflowNotification } from '../../core/webhooks/webhook-bodies';
import { nodeTypeWith } from '../../nodes/actions/action-types';
import { post } from '../../nodes/triggers/support/post';
import { linearWorkflow, type WorkflowNode } from '../instance/linear-workflow';
import type { Execution } from '../instance/n8n-instance';
import { runningN8n } from '../instance/running-n8n';
import { itemOf, TriggerFlows, webhookSecret, type Flow } from '../instance/trigger-flows';
import { waitUntil } from '../instance/wait-until';

jest.setTimeout(120_000);

/** n8n's name of the workflow setting "Execution Logic v2", which n8n 1 does not have. */
const settings = { binaryMode: 'combined' };

const customer = '+6591112222';
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const running = runningN8n();
let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await createSandbox({ timeScale: 0.05 });
});

afterEach(async () => {
  await sandbox.close();
});

describe('under Execution Logic v2, a trigger', () => {
  let flows: TriggerFlows;

  beforeEach(() => {
    flows = new TriggerFlows(running(), sandbox, settings);
  });

  afterEach(async () => {
    await flows.removeAll();
  });

  const starts = (flow: Flow, event: object): Promise<void> =>
    waitUntil(async () => expect(await flows.runs(flow)).toMatchObject([{ mode: 'webhook', event }]), 60_000);

  it('for SMS starts its workflow', async () => {
    const flow = await flows.publish('Sms');
    const { umid } = sandbox.inboundSms({ from: customer, text: 'Hello' });
    await starts(flow, { type: 'sms.inbound', umid, text: 'Hello' });
  });

  it('for chat apps starts its workflow', async () => {
    const flow = await flows.publish('ChatApps', { events: ['chatApps.inbound'] });
    sandbox.inboundChat({ from: customer, text: 'Hello' });
    await starts(flow, { type: 'chatApps.inbound', text: 'Hello' });
  });

  it('for voice starts its workflow', async () => {
    const flow = await flows.publish('Voice', { events: ['voice.sessionSummary'] });
    const { sessionId } = sandbox.inboundCall({ from: customer });
    await starts(flow, { type: 'voice.sessionSummary', sessionId });
  });

  it('for call actions answers the call with the result of its workflow', async () => {
    const say = { action: 'say', params: { text: 'Welcome.', voiceProfile: 'en-GB-Emma' } };
    const flow = await flows.publish('CallAction', {}, itemOf({ callflow: [say, { action: 'hangup' }] }));
    const { sessionId } = sandbox.inboundCall({ from: customer });
    await starts(flow, { callflow: expect.anything() });
    await waitUntil(() => {
      const session = sandbox.callSessions().find((each) => each.sessionId === sessionId);
      expect(session?.heard).toEqual(['Welcome.']);
    });
  });

  it('for video starts its workflow', async () => {
    const flow = await flows.publish('Video', { events: ['videoInteraction.recordingUploaded'] });
    const sent = await post(flow.production, videoRecordingUploaded(), { authorization: webhookSecret });
    expect(sent.status).toBe(200);
    await starts(flow, { type: 'videoInteraction.recordingUploaded' });
  });

  it('for automation answers the step with the result of its workflow', async () => {
    const flow = await flows.publish('Automation', { respond: 'result' });
    const sent = await post(flow.production, workflowNotification(), { authorization: webhookSecret });
    expect(sent.status).toBe(200);
    expect(JSON.parse(sent.body)).toMatchObject({ event: 'bread ordered' });
    await starts(flow, { event: 'bread ordered' });
  });
});

describe('under Execution Logic v2', () => {
  let removeFlow: () => Promise<void>;

  afterEach(() => removeFlow());

  /** Uploads a file to a workflow of these nodes, and returns the execution. */
  async function run(file: File, nodes: readonly WorkflowNode[]): Promise<Execution> {
    const n8n = running();
    const { apiKey, accountId, subAccountIds, url } = sandbox;
    const credential = { id: randomUUID(), name: `8x8 at ${url}` };
    const data = {
      ...{ apiKey, accountId, baseUrl: url },
      ...{ smsSubAccountId: subAccountIds.sms, chatAppsSubAccountId: subAccountIds.chatApps },
      ...{ voiceSubAccountId: subAccountIds.voice, verificationSubAccountId: subAccountIds.verification },
    };
    await n8n.importCredentials([{ ...credential, type: 'eightByEightApi', data }]);
    const id = randomUUID().replaceAll('-', '').slice(0, 16);
    const path = randomUUID();
    const start = {
      ...{ name: 'Start', type: 'n8n-nodes-base.webhook', typeVersion: 2, webhookId: path },
      parameters: { httpMethod: 'POST', path, responseMode: 'onReceived' },
    };
    const withCredential = nodes.map((node) => ({
      ...node,
      ...(node.type.startsWith('n8n-nodes-8x8') && { credentials: { eightByEightApi: credential } }),
    }));
    removeFlow = async () => {
      await n8n.deactivate(id);
      await n8n.removeWorkflow(id);
    };
    const workflow = linearWorkflow(id, `File ${id}`, [start, ...withCredential]);
    await n8n.importWorkflows([{ ...workflow, settings: { executionOrder: 'v1', ...settings } }]);
    await n8n.publishWorkflow(id);
    const form = new FormData();
    form.set('file', file);
    expect((await fetch(`${n8n.url}/webhook/${path}`, { method: 'POST', body: form })).status).toBe(200);
    return await waitUntil(async () => {
      const [found] = await n8n.executions({ workflowId: id });
      const execution = found && (await n8n.execution(found.id));
      if (execution?.status !== 'success')
        throw new Error(`${execution?.status ?? 'missing'}: ${execution?.error?.message ?? ''}`);
      return execution;
    }, 60_000);
  }

  const photo = (): File => new File([picture], 'menu.png', { type: 'image/png' });
  const list = (): File =>
    new File(['msisdn,firstName\n6591234567,Mei\n6591234568,Ravi\n'], 'guests.csv', { type: 'text/csv' });
  const node = (resource: string, parameters: object): WorkflowNode => ({
    ...{ name: '8x8', type: nodeTypeWith(resource) },
    parameters: { resource, ...parameters },
  });

  it('a request of each node succeeds', async () => {
    const say = { action: 'say', text: 'Hello', voiceProfile: 'en-GB-Emma' };
    const steps = [{ id: 'wait', stepType: 'Wait', inputs: { duration: '00:00:01' } }];
    const requests: readonly (readonly [resource: string, parameters: object])[] = [
      ['SMS', { operation: 'sms.send', destination: customer, text: 'Hello' }],
      [
        'Message',
        {
          ...{ operation: 'chatApps.send', recipientType: 'msisdn', recipient: customer },
          ...{ contentType: 'text', text: 'Hello' },
        },
      ],
      [
        'Voice Call',
        {
          ...{ operation: 'voice.sendCallFlow', source: '+6580880888', destination: customer },
          actions: { values: [say, { action: 'hangup' }] },
        },
      ],
      ['Verification', { operation: 'verification.start', destination: customer }],
      ['Number Lookup', { operation: 'numberLookup.lookup', phoneNumber: customer }],
      ['Contact', { operation: 'contacts.create', msisdn: customer }],
      [
        'Automation Workflow',
        {
          ...{ operation: 'automation.createDefinition', trigger: 'http_request' },
          definition: JSON.stringify({ name: 'Wait', steps }),
        },
      ],
      ['Video Room', { operation: 'videoInteraction.createToken' }],
      ['Account', { operation: 'sms.getBalance' }],
    ];
    const nodes = requests.map(([resource, parameters]) => ({
      ...node(resource, parameters),
      name: resource,
    }));

    const execution = await run(photo(), nodes);

    for (const { name } of nodes) {
      expect([name, execution.nodes[name]?.items]).toEqual([name, [expect.any(Object)]]);
      expect([name, execution.nodes[name]?.items[0]?.['error']]).toEqual([name, undefined]);
    }
  });

  it('a file of the item is uploaded by Upload File', async () => {
    const { nodes } = await run(photo(), [node('File', { operation: 'chatApps.uploadFile', file: 'file' })]);

    const [uploaded] = nodes['8x8']?.items ?? [];
    const found = await fetch(String(uploaded?.['url']));
    expect(Buffer.from(await found.arrayBuffer())).toEqual(picture);
  });

  it.each(['file', '={{ $json._files.file }}'])(
    'a file of the item, given as %s, is sent as an image',
    async (field) => {
      await run(photo(), [
        node('Message', {
          ...{ operation: 'chatApps.send', recipientType: 'msisdn', recipient: customer },
          ...{ contentType: 'image', mediaSource: 'file', mediaFile: field },
        }),
      ]);

      const [sent] = sandbox.messages({ to: customer });
      const [url = ''] = /https?:[^"]+/.exec(JSON.stringify(sent?.content)) ?? [];
      expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(picture);
    },
  );

  it('a file of the item is uploaded as contacts', async () => {
    const { nodes } = await run(list(), [
      node('Contact Batch', {
        ...{ operation: 'contacts.uploadBatch', file: 'file', waitForCompletion: true },
      }),
    ]);

    expect(nodes['8x8']?.items).toMatchObject([{ status: 'completed' }]);
  });

  it('a file with phone numbers becomes one SMS per row', async () => {
    await run(list(), [
      {
        ...{ name: 'Rows', type: 'n8n-nodes-base.extractFromFile' },
        parameters: { operation: 'csv', binaryPropertyName: '_files.file' },
      },
      node('SMS', {
        operation: 'sms.send',
        destination: '={{ $json.msisdn }}',
        text: '=Hello {{ $json.firstName }}',
      }),
    ]);

    expect(sandbox.messages().map(({ text }) => text)).toEqual(['Hello Mei', 'Hello Ravi']);
  });
});
