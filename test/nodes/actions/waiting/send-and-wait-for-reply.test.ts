import { createSandbox, type Sandbox } from '8x8-sandbox';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkWorkflow, createClient } from 'cpaas-8x8';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { replyWorkflow, replyWorkflowName } from '../../../../nodes/actions/waiting/reply/reply-workflow';
import { waitUntil } from '../../../e2e/instance/wait-until';
import { credentialsOf, everythingShown, type Action, type ActionRun } from '../run-action';
import { WaitingExecution } from './waiting-execution';

const customer = '+6591234567';
const question = { resource: 'SMS', destination: customer, text: 'When shall we come?' };
const chatQuestion = {
  ...{ resource: 'Message', recipientType: 'msisdn', recipient: customer },
  ...{ contentType: 'text', text: 'When shall we come?' },
};

const pictureQuestion = {
  ...{ resource: 'Message', recipientType: 'msisdn', recipient: customer },
  ...{ contentType: 'image', mediaSource: 'file', mediaFile: 'photo', caption: 'This one?' },
};
const content = Buffer.from('a picture').toString('base64');
const binary = [{ photo: { data: content, mimeType: 'image/jpeg', fileName: 'picture.jpg' } }];

let sandbox: Sandbox;
let execution: WaitingExecution;

beforeEach(async () => {
  sandbox = await createSandbox({ timeScale: 0.01 });
  execution = await new WaitingExecution().listen();
});

afterEach(async () => {
  await execution.close();
  await sandbox.close();
});

function ask(
  parameters: INodeParameters = question,
  more: Partial<Action> = {},
  sleep: { readonly asleep?: boolean } = {},
): Promise<ActionRun> {
  const operation = 'sendAndWaitForReply';
  return execution.run({ operation, parameters, credentials: credentialsOf(sandbox), ...more }, sleep);
}

async function reply(): Promise<IDataObject> {
  await waitUntil(async () => {
    if (!execution.resumedWith) throw new Error('The execution still waits.');
  }, 10_000);
  return execution.resumedWith ?? {};
}

const automation = () => {
  const { apiKey, accountId, url } = sandbox;
  return createClient({ apiKey, accountId, baseUrl: url }).automation;
};

/** The 8x8 workflows of the operation, the latest first. */
async function waits() {
  const definitions = (await automation().getDefinitions()).filter(
    ({ definition }) => definition.name === replyWorkflowName,
  );
  const lists = definitions.map(({ id = '' }) => automation().getWorkflows({ definitionId: id }));
  return { definitions, workflows: (await Promise.all(lists)).flat() };
}

describe('Send and Wait for Reply', () => {
  it('has an 8x8 workflow without faults, and without an address', () => {
    expect(checkWorkflow(replyWorkflow())).toEqual([]);
    expect(JSON.stringify(replyWorkflow())).not.toMatch(/https?:/);
  });

  it('asks with a picture of the item', async () => {
    const { run, error } = await ask(pictureQuestion, { binary });
    expect(error).toBeUndefined();
    expect(run.run.status).toBe('waiting');
    const [message] = sandbox.messages({ direction: 'outbound' });
    expect(await (await fetch(String(message?.content?.['url']))).text()).toBe('a picture');
  });

  it('goes on with what the customer writes by SMS', async () => {
    const { run, error } = await ask();
    expect(error).toBeUndefined();
    expect(run.run.status).toBe('waiting');
    expect(sandbox.messages({ direction: 'outbound' })).toMatchObject([{ text: question.text }]);

    sandbox.inboundSms({ from: customer, text: 'Tomorrow' });

    expect(await reply()).toMatchObject({
      replied: true,
      text: 'Tomorrow',
      from: customer,
      channel: 'sms',
      sentUmid: sandbox.messages({ direction: 'outbound' })[0]?.umid,
    });
  });

  it('goes on with the button that the customer taps on WhatsApp', async () => {
    const { error } = await ask({
      ...chatQuestion,
      contentType: 'replyButtons',
      bodyText: 'When?',
      buttons: { values: [{ title: 'Today' }, { title: 'Tomorrow', id: 'tomorrow' }] },
    });
    expect(error).toBeUndefined();

    sandbox.reply({ to: customer, button: 'Tomorrow' });

    expect(await reply()).toMatchObject({
      replied: true,
      buttonId: 'tomorrow',
      text: 'Tomorrow',
      channel: 'whatsapp',
    });
  });

  it('gets the reply again when n8n could not store that the execution goes on', async () => {
    await ask();
    execution.storageErrors = 1;
    sandbox.inboundSms({ from: customer, text: 'Tomorrow' });

    expect(await reply()).toMatchObject({ text: 'Tomorrow' });
    await waitUntil(() => expect(execution.requests.map(({ status }) => status)).toEqual([500, 200]));
  });

  it('is not resumed by other customers or channels', async () => {
    await ask();
    sandbox.inboundSms({ from: '+6598765432', text: 'Hello' });
    sandbox.inboundChat({ from: customer, text: 'Hello' });
    sandbox.inboundSms({ from: customer, text: 'Tomorrow' });

    expect(await reply()).toMatchObject({ text: 'Tomorrow' });
    await waitUntil(() => expect(execution.requests).toHaveLength(1));
  });

  it('waits on each channel to which the message can fall back', async () => {
    await ask({ ...chatQuestion, replyChannels: ['whatsapp', 'sms'] });
    sandbox.inboundSms({ from: customer, text: 'By SMS' });

    expect(await reply()).toMatchObject({ text: 'By SMS', channel: 'sms' });
  });

  it('creates its 8x8 workflow once', async () => {
    await ask();
    await ask();

    const { definitions, workflows } = await waits();
    expect([definitions.length, workflows.length]).toEqual([1, 2]);
  });

  it('creates its 8x8 workflow again after it was removed', async () => {
    await ask();
    const [first] = (await waits()).definitions;
    await automation().deleteDefinition({ definitionId: first?.id ?? '', confirm: 'delete all versions' });
    const { run, error } = await ask();

    expect(error).toBeUndefined();
    expect(run.run.status).toBe('waiting');
    const { definitions } = await waits();
    expect(definitions).toHaveLength(1);
    expect(definitions[0]?.id).not.toBe(first?.id);
  });

  it('works with the older of two 8x8 workflows', async () => {
    const first = await automation().createDefinition(replyWorkflow());
    // 8x8's times have hundredths of a second.
    await waitUntil(() => expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(first.createdAt) + 10));
    await automation().createDefinition(replyWorkflow());
    await ask();

    const { workflows } = await waits();
    expect(workflows.map(({ definitionId }) => definitionId)).toEqual([first.id]);
  });

  it('hands the reply over again while n8n has not put the execution to sleep', async () => {
    const run = await ask(question, {}, { asleep: false });
    sandbox.inboundSms({ from: customer, text: 'At once' });
    await waitUntil(async () => expect(execution.requests).not.toEqual([]), 10_000);
    execution.fallAsleep(run);

    expect(await reply()).toMatchObject({ text: 'At once' });
  });

  it('does not answer the second question with a reply to the first', async () => {
    const first = await ask({ ...question, text: 'First?' });
    await ask({ ...question, text: 'Second?' });
    const [second, older] = (await waits()).workflows;
    expect(older?.data['resumeUrl']).toContain(String(first.run.run.data.resumeToken));

    // The first wait hands over to the execution that now waits for the second.
    const stale = new URL(String(second?.data['resumeUrl']));
    const body = { waitId: older?.data['waitId'], reply: { namespace: 'SMS' } };
    const answer = await fetch(stale, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

    expect([answer.status, execution.resumedWith]).toEqual([200, undefined]);
    sandbox.inboundSms({ from: customer, text: 'The second' });
    expect(await reply()).toMatchObject({ text: 'The second' });
  });

  it('is not started by requests of the account to its own 8x8 workflows', async () => {
    await ask();
    await automation().trigger({ data: { order: 1001 } });
    await waitUntil(async () => {
      const [own] = (await waits()).workflows;
      expect(own).toMatchObject({ status: 'Complete', data: { order: 1001 } });
    }, 10_000);
    expect(execution.requests).toEqual([]);
  });

  it('waits at 8x8 as long as n8n does, and 30 days without a limit', async () => {
    const values = { limitType: 'afterTimeInterval', resumeAmount: 90, resumeUnit: 'minutes' };
    const limited = await ask({ ...question, options: { limitWaitTime: { values } } });
    const unlimited = await ask();

    const timeouts = (await waits()).workflows.map(({ data }) => data['timeout']);
    expect(timeouts).toEqual(['30.00:00:00', '0.01:30:00']);
    const days = (run: ActionRun) => Math.round((Number(run.run.run.waitTill) - Date.now()) / 86_400_000);
    expect([days(limited), days(unlimited)]).toEqual([0, 30]);
  });

  it('prepares the output for a timeout', async () => {
    const { run } = await ask();
    const [waiting] = run.run.data.executionData?.nodeExecutionStack ?? [];
    expect(waiting?.data['main']?.[0]?.[0]?.json).toMatchObject({
      replied: false,
      sentUmid: sandbox.messages()[0]?.umid,
    });
  });

  it('keeps the address that resumes the execution out of what n8n stores', async () => {
    const run = await ask();
    const shown = everythingShown(run).replaceAll(`"resumeToken":"${run.run.run.data.resumeToken}"`, '');
    expect(shown).not.toContain(`signature=${run.run.run.data.resumeToken}`);
  });
});

describe('Send and Wait for Reply refuses and sends nothing', () => {
  afterEach(() => {
    expect(sandbox.messages()).toEqual([]);
  });

  it('when 8x8 Automation is not enabled', async () => {
    sandbox.addFault({ target: 'automation', effect: { kind: 'error', status: 403, code: 1201 } });
    const { error } = await ask();
    expect(error?.message).toBe('8x8 Automation, which waits for the reply, is not enabled for this account');
    expect(error?.description).toContain('Nothing was sent. Ask your 8x8 account manager');
  });

  it('when it is not known whether 8x8 waits', async () => {
    sandbox.addFault({ target: 'automation.startWorkflow', effect: 'resetAfter' });
    const { error } = await ask();
    expect(error?.message).toMatch(/^Nothing was sent, because 8x8 did not confirm that it waits/);
    expect(error?.description).toContain('you can run the node again');
  });

  it('when 8x8 does not say whether it waits, and ends the wait there', async () => {
    sandbox.addFault({
      target: 'automation.getWorkflow',
      effect: { kind: 'error', status: 400, code: 1000 },
    });
    const { error } = await ask();
    expect(error?.message).toContain('Nothing was sent');
    sandbox.clearFaults();
    expect((await waits()).workflows).toMatchObject([{ status: 'Terminated' }]);
  });

  it('when 8x8 cannot reach n8n', async () => {
    const { baseUrl: _, ...credentials } = credentialsOf(sandbox);
    const { error } = await ask(question, { credentials });
    expect(error?.message).toContain(
      `8x8 cannot reach this n8n at ${execution.url}, because that is an address of this machine or of a private network.`,
    );
  });

  it('when a file cannot be uploaded', async () => {
    sandbox.addFault({ target: 'chatApps.uploadFile', effect: 'resetAfter' });
    const { error } = await ask(pictureQuestion, { binary });
    expect(error).toBeDefined();
    expect((await waits()).workflows).toEqual([]);
  });

  it.each([
    ['for a sender name', { source: 'ExampleCo' }, 'An SMS with a sender name cannot be answered'],
    [
      'for a number without country code',
      { destination: '91234567', additionalFields: { country: 'SG' } },
      'The phone number needs its country code here',
    ],
  ])('%s', async (_, wrong, message) => {
    const { error } = await ask({ ...question, ...wrong });
    expect(error?.message).toBe(message);
    expect((await waits()).workflows).toEqual([]);
  });
});

it('ends the wait at 8x8 when the message is refused', async () => {
  const { error } = await ask({ ...question, destination: '+6591230006' });
  expect(error).toBeDefined();
  expect((await waits()).workflows).toMatchObject([{ status: 'Terminated' }]);
});
