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
  url = n8n.webhookUrlOf(workflow);
});

afterEach(async () => {
  await n8n.close();
});

/** Delays the next start of a workflow until it is released. */
function hold(): { readonly reached: Promise<void>; release(): void } {
  let release = (): void => undefined;
  let arrived = (): void => undefined;
  const reached = new Promise<void>((resolve) => (arrived = resolve));
  const gate = new Promise<void>((resolve) => (release = resolve));
  n8n.beforeWorkflowStart = async () => {
    arrived();
    await gate;
  };
  return { reached, release };
}

it('starts one workflow for an event that arrives five times, and responds with 200 each time', async () => {
  const event = smsInbound();
  const statuses = [];
  for (let time = 0; time < 5; time++) statuses.push((await post(url, event)).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200]);
  expect(n8n.started).toHaveLength(1);
});

it('starts a workflow for each different event', async () => {
  await post(url, smsInbound());
  await post(url, smsInbound());
  expect(n8n.started).toHaveLength(2);
});

it('recognises a repeated event after a restart of n8n', async () => {
  const event = smsInbound();
  await post(url, event);
  await n8n.restart(freshTriggerTypes());
  expect((await post(url, event)).status).toBe(200);
  expect(n8n.started).toHaveLength(1);
});

it('recognises a repeated event in the same process even when the static data was overwritten', async () => {
  const event = smsInbound();
  await post(url, event);
  n8n.overwriteStaticData(workflow, {});
  await post(url, event);
  expect(n8n.started).toHaveLength(1);
});

it('restores static data that concurrent events have overwritten', async () => {
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

it('accepts an event again when its workflow could not start', async () => {
  const event = smsInbound();
  n8n.beforeWorkflowStart = async () => {
    throw new Error('The database is away.');
  };
  expect((await post(url, event)).status).toBe(500);
  n8n.beforeWorkflowStart = async () => undefined;
  expect((await post(url, event)).status).toBe(200);
  expect((await post(url, event)).status).toBe(200);
  expect(n8n.started).toHaveLength(1);
});

it('accepts it again even after another event was saved and n8n restarted', async () => {
  const event = smsInbound();
  n8n.beforeWorkflowStart = async () => {
    throw new Error('The database is away.');
  };
  await post(url, event);
  n8n.beforeWorkflowStart = async () => undefined;
  await post(url, smsInbound());
  await n8n.restart(freshTriggerTypes());
  await post(url, event);
  expect(n8n.started).toHaveLength(2);
});

it('responds with 503 while the same event is being handled', async () => {
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

/** 8x8 closes the connection after a few seconds and sends the event again. */
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

it('recognises a repeated event whose first connection closed before the workflow started', async () => {
  const event = smsInbound();
  const { reached, release } = hold();
  await postAndHangUp(event, reached);
  release();
  await n8n.requestsHandled();
  expect((await post(url, event)).status).toBe(200);
  expect(n8n.started).toHaveLength(1);
});

it('accepts an event again whose first connection closed and whose workflow did not start', async () => {
  const event = smsInbound();
  const held = hold();
  const wait = n8n.beforeWorkflowStart;
  n8n.beforeWorkflowStart = async () => {
    await wait();
    throw new Error('The database is away.');
  };
  await postAndHangUp(event, held.reached);
  held.release();
  await n8n.requestsHandled();
  n8n.beforeWorkflowStart = async () => undefined;
  expect((await post(url, event)).status).toBe(200);
  expect(n8n.started).toHaveLength(1);
});

it('keeps at most 1,000 events of the last hour in static data', async () => {
  const node = `node:${workflow.nodes[0]?.name ?? ''}`;
  const minute = 60_000;
  const keys = (count: number, prefix: string, at: number): object =>
    Object.fromEntries(Array.from({ length: count }, (_, number) => [`${prefix}${number}`, at]));
  n8n.overwriteStaticData(workflow, {
    [node]: {
      seen: { ...keys(300, 'old', Date.now() - 61 * minute), ...keys(700, 'recent', Date.now() - minute) },
    },
  });
  await n8n.restart(freshTriggerTypes());
  await post(url, smsInbound());
  const { seen } = n8n.staticDataOf(workflow)[node] as { seen: object };
  expect(Object.keys(seen)).toHaveLength(701);

  n8n.overwriteStaticData(workflow, { [node]: { seen: keys(1_000, 'recent', Date.now() - minute) } });
  await n8n.restart(freshTriggerTypes());
  await post(url, smsInbound());
  await post(url, smsInbound());
  const { seen: full } = n8n.staticDataOf(workflow)[node] as { seen: object };
  expect(Object.keys(full)).toHaveLength(1_000);
  expect(Object.keys(full)).not.toContain('young0');
});
