import { afterEach, describe, expect, it } from '@jest/globals';
import { checkWorkflow, steps, workflow } from '../../../core/src/automation';
import { parseWebhook, simplify } from '../../../core/src/webhooks';
import { webhookSamples } from '../../reference/facts';
import { clientOf } from '../client/client-of';
import { closeStubs, stub8x8 } from '../client/stub-8x8';
import { workflowNotification } from '../webhooks/webhook-bodies';

afterEach(closeStubs);

/** The request that 8x8 sends when the step runs: its body, with values instead of expressions. */
function posted(body: unknown, values: Readonly<Record<string, string>>): string {
  return JSON.stringify(body).replace(/\{\{(.*?)\}\}/g, (_whole, script: string) => values[script] ?? '');
}

describe('a notify step', () => {
  const definition = workflow<'http_request', { loaves: number }>(
    { name: 'Orders', trigger: 'http_request' },
    (data) => [
      steps.notify('tell', {
        url: 'https://bakery.example/8x8',
        headers: { authorization: 'Bearer example' },
        event: 'bread ordered',
        data: { loaves: data.loaves },
      }),
    ],
  );
  const [step] = definition.definition.steps;
  const body = step?.stepType === 'HttpRequest' ? step.inputs.body : undefined;

  it('is valid', () => {
    expect(step).toMatchObject({
      stepType: 'HttpRequest',
      inputs: {
        method: 'POST',
        url: 'https://bakery.example/8x8',
        headers: { authorization: 'Bearer example' },
      },
    });
    expect(checkWorkflow(definition)).toEqual([]);
  });

  it('sends an event that parseWebhook recognises, with its data', () => {
    const text = posted(body, {
      'uuid()': 'd0d1d2d3-0000-4000-8000-000000000003',
      'data.triggeredAt': '2026-03-02T13:00:00Z',
      'data.loaves': '2',
    });

    const event = parseWebhook(text);

    expect(event).toMatchObject({
      type: 'automation.notification',
      family: 'automation',
      key: 'automation.notification/d0d1d2d3-0000-4000-8000-000000000003',
      occurredAt: '2026-03-02T13:00:00Z',
      channel: 'automation',
    });
    expect(simplify(event)).toMatchObject({ event: 'bread ordered', data: { loaves: '2' } });
  });

  it('sends a new event ID each time it runs', () => {
    const keys = ['a', 'b'].map((id) => parseWebhook(posted(body, { 'uuid()': id })).key);

    expect(new Set(keys).size).toBe(2);
  });
});

it('has a type for its data', () => {
  const event = parseWebhook(workflowNotification());

  const loaves = event.type === 'automation.notification' ? event.payload.data?.['loaves'] : undefined;

  expect(loaves).toBe(2);
});

it('parses other JSON with the same event type as an unknown event', () => {
  expect(parseWebhook({ ...workflowNotification(), namespace: 'Bakery' }).type).toBe('unknown');
});

/** Data with which other systems start a workflow. */
const triggers = Object.entries(webhookSamples()).filter(([name]) =>
  name.startsWith('Automation.http_request'),
);

it.each(triggers)('triggers workflows with %s unchanged', async (_name, data) => {
  const stub = await stub8x8([{ body: '' }]);

  await clientOf(stub.url).client.automation.trigger({ data });

  expect(JSON.parse(stub.requests[0]?.body ?? '')).toEqual(data);
});
