import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { catalogue, entriesOf } from 'cpaas-8x8/pure';
import { customFields } from '../../../nodes/actions/description/operation-ui';
import { operationInputs } from '../../sandbox/operation-inputs';
import { start, type Started } from '../../sandbox/started-sandbox';
import { runWorkflow } from '../engine/run-workflow';
import { nodeTypeWith } from './action-types';
import { frozenNodes } from './frozen-parameters';
import { inputAsParameters } from './input-as-parameters';
import { credentialsOf } from './run-action';

let started: Started;
beforeAll(async () => {
  started = await start({ settings: { rateLimits: false } });
});
afterAll(() => started.close());

/** Operations with custom fields have tests of their own. */
const entries = entriesOf(catalogue).filter((entry) => customFields(entry).length === 0);

it.each(entries.map((entry) => [entry.id, entry] as const))(
  "%s runs in n8n's engine with the fields of its node",
  async (id, entry) => {
    const input = (await operationInputs[id]?.(started)) ?? {};
    const { parameters, binary } = inputAsParameters(entry, input as Readonly<Record<string, unknown>>);
    // Waiting for a job has tests of its own.
    const job = entry.operation.job ? { waitForCompletion: false } : {};
    const { errors, items } = await runWorkflow({
      nodeTypes: frozenNodes,
      nodes: [
        {
          name: '8x8',
          type: nodeTypeWith(entry.operation.resource),
          parameters: { resource: entry.operation.resource, operation: id, ...parameters, ...job },
        },
      ],
      items: [{ json: {}, binary }],
      credentials: { eightByEightApi: credentialsOf(started.sandbox) },
    });

    expect(errors['8x8']).toBeUndefined();
    if (entry.operation.paging === undefined) expect(items['8x8']).not.toHaveLength(0);
    expect(items['8x8']?.every(({ pairedItem }) => pairedItem !== undefined)).toBe(true);
    const request = started.sandbox.requests().findLast(({ operation }) => operation !== undefined);
    expect(request?.status).toBeLessThan(400);
  },
);
