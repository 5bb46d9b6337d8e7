import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { smsInbound } from '../support/sample-events';
import { freshTriggerTypes } from '../support/fresh-process';
import { TestN8n, type TriggerWorkflow } from '../support/n8n-server';
import { post, secret } from '../support/post';
import { triggerTypes } from '../support/trigger-types';
import { manualTrigger } from '../support/trigger-workflow';

let n8n: TestN8n;
let workflow: TriggerWorkflow;
let url: string;

beforeEach(async () => {
  n8n = await new TestN8n(triggerTypes).listen();
  workflow = manualTrigger('Sms');
  await n8n.activate(workflow);
  url = n8n.addressOf(workflow);
});

afterEach(async () => {
  await n8n.close();
});

/** Holds the next start of a workflow until it is let go. */
function hold(): { readonly reached: Promise<void>; release(): void } {
  let release = (): void => undefined;
  let arrived = (): void => undefined;
  const reached = new Promise<void>((resolve) => (arrived = resolve));
  const gate = new Promise<void>((resolve) => (release = resolve));
  n8n.beforeStart = async () => {
    arrived();
    await gate;
  };
  return { reached, release };
}

it('starts one workflow for an event that comes five times, and answers 200 each time', async () => {
  const event = smsInbound();
  const statuses = [];
  for (let time = 0; time < 5; time++) statuses.push((await post(url, event)).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200]);
  expect(n8n.started).toHaveLength(1);
});

it('takes different events for different', async () => {
  await post(url, smsInbound());
  await post(url, smsInbound());
  expect(n8n.started).toHaveLength(2);
});

it('knows an event again after n8n has been started anew', async () => {
  const event = smsInbound();
  await post(url, event);
  await n8n.restart(freshTriggerTypes());
  expect((await post(url, event)).status).toBe(200);
  expect(n8n.started).toHaveLength(1);
});

it('knows it again in the same process, although the static data was overwritten', async () => {
  const event = smsInbound();
  await post(url, event);
  n8n.overwriteStaticData(workflow, {});
  await post(url, event);
  expect(n8n.started).toHaveLength(1);
});

it('heals static data in which events at the same time have overwritten each other', async () => {
  const events = [smsInbound(), smsInbound(), smsInbound()];
  await post(url, events[0]);
  n8n.overwriteStaticData(workflow, {});
  await post(url, events[1]);
  n8n.overwriteStaticData(workflow, {});
  await post(url, events[2]);
  await n8n.restart(freshTriggerTypes());
  for (const event of events) await post(url, event);
  expect(n8n.started).toHaveLength(3);
});

it('lets an event in again when its workflow could not be started', async () => {
  const event = smsInbound();
  n8n.beforeStart = async () => {
    throw new Error('The database is away.');
  };
  expect((await post(url, event)).status).toBe(500);
  n8n.beforeStart = async () => undefined;
  expect((await post(url, event)).status).toBe(200);
  expect((await post(url, event)).status).toBe(200);
  expect(n8n.started).toHaveLength(1);
});

it('lets it in even after another event was saved and n8n started anew', async () => {
  const event = smsInbound();
  n8n.beforeStart = async () => {
    throw new Error('The database is away.');
  };
  await post(url, event);
  n8n.beforeStart = async () => undefined;
  await post(url, smsInbound());
  await n8n.restart(freshTriggerTypes());
  await post(url, event);
  expect(n8n.started).toHaveLength(2);
});

it('asks for an event to be sent again while the same one is being handled', async () => {
  const event = smsInbound();
  const { reached, release } = hold();
  const first = post(url, event);
  await reached;
  const second = await post(url, event);
  expect(second.status).toBe(503);
  expect(second.headers.get('retry-after')).toBe('10');
  release();
  expect((await first).status).toBe(200);
  expect((await post(url, event)).status).toBe(200);
  expect(n8n.started).toHaveLength(1);
});

/** 8x8 waits a few seconds, then hangs up and sends the event again. */
async function postAndHangUp(event: object, reached: Promise<void>): Promise<void> {
  const caller = request(url, {
    method: 'POST',
    headers: { authorization: secret, 'content-type': 'application/json' },
  });
  caller.on('error', () => undefined);
  caller.end(JSON.stringify(event));
  await reached;
  caller.destroy();
}

it('knows an event again whose caller hung up before the workflow had started', async () => {
  const event = smsInbound();
  const { reached, release } = hold();
  await postAndHangUp(event, reached);
  release();
  await n8n.quiet();
  expect((await post(url, event)).status).toBe(200);
  expect(n8n.started).toHaveLength(1);
});

it('lets an event in again whose caller hung up, and whose workflow then did not start', async () => {
  const event = smsInbound();
  const held = hold();
  const wait = n8n.beforeStart;
  n8n.beforeStart = async () => {
    await wait();
    throw new Error('The database is away.');
  };
  await postAndHangUp(event, held.reached);
  held.release();
  await n8n.quiet();
  n8n.beforeStart = async () => undefined;
  expect((await post(url, event)).status).toBe(200);
  expect(n8n.started).toHaveLength(1);
});

it('keeps the static data small: the last thousand of the last hour', async () => {
  const node = `node:${workflow.nodes[0]?.name ?? ''}`;
  const minute = 60_000;
  const keys = (count: number, prefix: string, at: number): object =>
    Object.fromEntries(Array.from({ length: count }, (_, number) => [`${prefix}${number}`, at]));
  n8n.overwriteStaticData(workflow, {
    [node]: {
      seen: { ...keys(300, 'old', Date.now() - 61 * minute), ...keys(700, 'young', Date.now() - minute) },
    },
  });
  await n8n.restart(freshTriggerTypes());
  await post(url, smsInbound());
  const { seen } = n8n.staticDataOf(workflow)[node] as { seen: object };
  expect(Object.keys(seen)).toHaveLength(701);

  n8n.overwriteStaticData(workflow, { [node]: { seen: keys(1_000, 'young', Date.now() - minute) } });
  await n8n.restart(freshTriggerTypes());
  await post(url, smsInbound());
  await post(url, smsInbound());
  const { seen: full } = n8n.staticDataOf(workflow)[node] as { seen: object };
  expect(Object.keys(full)).toHaveLength(1_000);
  expect(Object.keys(full)).not.toContain('young0');
});
