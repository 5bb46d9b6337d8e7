import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ApiError, catalogue, compileCheck, entriesOf, ValidationError, type Schema } from 'cpaas-8x8/pure';

import { readStoredState } from './engine/stored-state';
import { operationInputs as inputs } from './operation-inputs';
import { start, type Started } from './started-sandbox';

/** The same schema, in which nothing may be left over: what 8x8 does not document the sandbox must not answer. */
function leftOver(schema: Schema | undefined, value: unknown, path = ''): string[] {
  if (schema?.type === undefined || (schema.nullable && value === null)) return [];
  if (schema.type === 'array') {
    return (value as unknown[]).flatMap((item, index) => leftOver(schema.items, item, `${path}[${index}]`));
  }
  if (schema.type !== 'object') return [];
  return Object.entries(value as object).flatMap(([name, field]) => {
    const inner = schema.properties[name] ?? schema.additionalProperties;
    return inner ? leftOver(inner, field, `${path}.${name}`) : [`${path}.${name}`];
  });
}

describe('every operation of the catalogue, called with the real client', () => {
  let started: Started;
  let stateFolder: string;

  beforeAll(async () => {
    stateFolder = mkdtempSync(join(tmpdir(), 'sandbox-every-'));
    started = await start({ settings: { rateLimits: false }, stateFolder });
  });
  afterAll(() => rmSync(stateFolder, { recursive: true, force: true }));

  it('is covered by this test', () => {
    expect(Object.keys(inputs).sort()).toEqual(
      entriesOf(catalogue)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it.each(entriesOf(catalogue).map((entry) => [entry.id, entry] as const))(
    '%s succeeds, and answers what its schema says',
    async (id, { operation }) => {
      const input = await inputs[id]?.(started);
      const { data, response } = await started.client.call(id, input).withResponse();
      // A file that lies elsewhere has been fetched from there.
      const success = operation.success === 302 ? 200 : operation.success;
      expect(response.status).toBe(success);
      if (operation.output === undefined) expect(data).toBeUndefined();
      else expect(compileCheck(operation.output)(data, Date.now()).issues).toEqual([]);
      expect(leftOver(operation.output, data)).toEqual([]);
      // Both configurations of webhooks are read at one address.
      const logged = id === 'webhookConfig.get' ? 'chatApps.getWebhooks' : id;
      expect(started.sandbox.requests().at(-1)).toMatchObject({
        operation: logged,
        status: operation.success,
      });
    },
  );

  it.each(documentedErrors())('%s ends as documented with %i', async (id, status) => {
    const input = await inputs[id]?.(started);
    // Two operations may share an address, so the fault waits for whichever comes.
    started.sandbox.addFault({ trigger: { next: 1 }, effect: { kind: 'error', status } });

    const ended = started.client.call(id, input).withResponse();

    await expect(ended).rejects.toBeInstanceOf(ApiError);
    await expect(ended).rejects.toMatchObject({
      operation: id,
      status,
      advice: expect.stringMatching(/\.$/),
    });
    started.sandbox.clearFaults();
  });

  it.each(entriesOf(catalogue).map((entry) => [entry.id, entry] as const))(
    '%s sends nothing of an input that is wrong, and names every field that is',
    async (id, { operation }) => {
      for (const [name, schema] of Object.entries(operation.input.properties)) {
        // A field that takes anything cannot be wrong.
        if (schema.type === undefined && !schema.discriminator) continue;
        const wrong = { ...(await inputs[id]?.(started)), [name]: { not: ['what', 'is wanted'] } };
        const made = started.sandbox.requests().length;
        const kind = schema.type === 'object' || name === 'product' ? { ...wrong, [name]: 'a text' } : wrong;

        const ended = started.client.call(id, kind).withResponse();

        await expect(ended).rejects.toBeInstanceOf(ValidationError);
        await expect(ended).rejects.toMatchObject({
          issues: expect.arrayContaining([
            expect.objectContaining({ path: expect.stringMatching(new RegExp(`^${name}`)) }),
          ]),
        });
        expect(started.sandbox.requests()).toHaveLength(made);
      }
    },
  );

  it('is saved with everything that it changed', async () => {
    const inMemory = started.sandbox.exportState();
    await started.close();
    expect(await readStoredState(stateFolder)).toEqual(JSON.parse(JSON.stringify(inMemory)));
  });
});

function documentedErrors(): [string, number][] {
  return entriesOf(catalogue).flatMap(({ id, operation: { errors = [] } }) =>
    errors.map((status): [string, number] => [id, status]),
  );
}
