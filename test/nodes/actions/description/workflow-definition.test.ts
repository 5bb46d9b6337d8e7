import { runAction } from '../run-action';
import { stubServer, type StubServer } from '../../engine/stub-server';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { catalogue, entryById } from 'cpaas-8x8/pure';
import { operationUi } from '../../../../nodes/actions/description/operation-ui';

let server: StubServer;
beforeAll(async () => {
  server = await stubServer(() => ({ status: 201, body: { id: 'd-1', definition: {} } }));
});
afterAll(() => server.close());

const create = (definition: unknown, operation = 'automation.createDefinition') =>
  runAction({
    operation,
    parameters: {
      trigger: 'inbound_sms',
      definition: typeof definition === 'string' ? definition : JSON.stringify(definition),
      definitionId: '0c8f4c2e-51d7-4f0b-9a63-7d2b1e5f8a90',
    },
    credentials: { apiKey: 'key', accountId: 'Shop', baseUrl: server.url },
  });

const greet = { id: 'greet', stepType: 'Wait', inputs: { duration: '0.00:01:00' }, nextStepId: 'thank' };

test.each(['automation.createDefinition', 'automation.updateDefinition'])(
  '%s names the step that is wrong, and sends nothing',
  async (operation) => {
    const { error } = await create({ name: 'Greeting', steps: [greet] }, operation);

    expect(error?.message).toMatch(/^(8x8 )?.*Step "greet", Next Step ID leads to "thank", which is no step/);
    expect(error?.description).toContain('Name a step of this definition by its ID');
    expect(server.requests).toHaveLength(0);
  },
);

test('a step without an ID is named by its position', async () => {
  const { error } = await create({ name: 'Greeting', steps: [{ stepType: 'Wait', inputs: {} }] });

  expect(`${error?.message} ${error?.description ?? ''}`).toMatch(/Step 1, ID is missing/);
});

test('the field begins with a sample, which is correct', async () => {
  const entry = entryById(catalogue, 'automation.createDefinition');
  const field = entry && operationUi(entry).properties.find(({ name }) => name === 'definition');
  const { error } = await create(String(field?.default));

  expect(error).toBeUndefined();
  expect(server.requests.at(-1)?.body).toMatchObject({ definition: { name: 'Night reply' } });
});
