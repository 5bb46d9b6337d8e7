import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createSandbox, loadScript } from '8x8-sandbox';
import { createClient } from 'cpaas-8x8';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { galleryFolder, readEntry, readGallery } from '../../../scripts/gallery/read-gallery';
import { readWorkflow } from '../../gallery/gallery-workflow';
import { root } from '../../pack/packed';
import { ExampleFlows } from '../examples/example-flows';
import { startN8n, type N8nInstance } from '../instance/n8n-instance';
import type { Played } from './expectation';
import { expectations } from './expectations';
import { unanswered } from './expectations/unanswered';
import { startStandIns, type RunningStandIns } from './stand-ins';

/*
 * Plays every workflow of the gallery: imports it into a real n8n as it is, publishes it, and lets its scripted customer
 * act in the sandbox. Then it checks what is expected of it, and what can go wrong.
 */

/** Most workflows take a few seconds; a busy machine needs far longer. */
jest.setTimeout(180_000);

const gallery = readGallery(root);

let n8n: N8nInstance;
let standIns: RunningStandIns;
let plays = 0;

beforeAll(async () => {
  const services = new Set(gallery.flatMap((entry) => entry.services));
  standIns = await startStandIns([...services]);
  n8n = await startN8n('regular', undefined, standIns.env);
}, 300_000);

afterAll(async () => {
  await n8n.close();
  await standIns.close();
});

/** Whether a person, or the time of day, starts the workflow. Such a workflow is not published. */
const startsByHand = (name: string): boolean =>
  /\.(manual|schedule)Trigger$/.test(readWorkflow(name).nodes[0]?.type ?? '');

const scriptFolder = (name: string): string => join(root, galleryFolder, name);
const hasCustomer = (name: string): boolean => existsSync(join(scriptFolder(name), 'customer.json'));

/**
 * Runs something with a new sandbox, in which the workflow and those that take part are published.
 *
 * @param shortWaitNode The node whose wait is shortened to three seconds.
 */
async function withWorkflow(
  name: string,
  work: (played: Played) => Promise<void>,
  shortWaitNode?: string,
): Promise<void> {
  plays += 1;
  const sandbox = await createSandbox({
    // n8n takes messages with the same IDs for repeated ones.
    seed: plays,
    timeScale: 0.05,
    scripts: hasCustomer(name) ? [loadScript(scriptFolder(name))] : [],
    appUrl: n8n.url,
  });
  const { apiKey, accountId, subAccountIds, url: baseUrl } = sandbox;
  const { services } = readEntry(root, name);
  for (const service of services) await standIns.reset(service);
  const flows = new ExampleFlows(n8n, sandbox, standIns.list, shortWaitNode);
  const played: Played = {
    name,
    sandbox,
    n8n,
    flows,
    client: createClient({ apiKey, accountId, subAccountIds, baseUrl }),
    texts: (to) => sandbox.messages({ to, direction: 'outbound' }).map(({ text }) => text),
    urlOf: (service) => standIns.urlOf(service),
    requestsOf: (service) => standIns.requestsOf(service),
    fail: (service, status) => standIns.fail(service, status),
  };
  try {
    const names = [name, ...readEntry(root, name).with];
    await flows.bringIn(...names);
    await flows.publish(...names.filter((each) => !startsByHand(each)));
    await work(played);
  } finally {
    await flows.withdraw();
    await sandbox.close();
  }
}

describe.each(gallery.map(({ name }) => name))('the workflow %s', (name) => {
  it('does for the scripted customer what its page says', async () => {
    const expectation = expectations[name];
    if (!expectation) throw new Error(`Add ${name} to test/e2e/gallery/expectations`);
    await withWorkflow(name, async (played) => {
      await expectation.before?.(played);
      const isPlayed = hasCustomer(name) ? played.sandbox.playScript(name) : undefined;
      await Promise.all([isPlayed, startsByHand(name) ? played.flows.runByHand(name) : undefined]);
      await expectation.expect(played);
    });
  });

  const failures = Object.entries(expectations[name]?.failures ?? {});
  if (failures.length > 0)
    it.each(failures)('%s', async (_, check) => {
      await withWorkflow(name, check);
    });

  const waits = Object.entries(unanswered[name] ?? {});
  if (waits.length > 0)
    it.each(waits)('goes on when the node %s waits in vain', async (node, check) => {
      await withWorkflow(name, check, node);
    });
});

it('expects something of workflows that exist only', () => {
  const names = gallery.map(({ name }) => name);
  expect(Object.keys(expectations).filter((name) => !names.includes(name))).toEqual([]);
});
