import { credentialsOf, runAction, type Action, type ActionRun } from '../run-action';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { EightByEightApi } from '../../../../credentials/EightByEightApi.credentials';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

type Given = Omit<Action, 'credentials' | 'workflowSettings'>;

/** The workflow setting "Execution Logic v2" of n8n 2, with which files are in the JSON of their items. */
const runCombined = (action: Given): Promise<ActionRun> =>
  runAction({
    ...action,
    credentials: credentialsOf(sandbox),
    workflowSettings: { binaryMode: 'combined' },
  });

const runSeparate = (action: Given): Promise<ActionRun> =>
  runAction({ ...action, credentials: credentialsOf(sandbox) });

// n8n evaluates an object of the credential as an expression of the node, which has not run: test/e2e sends in real n8n.
test('n8n has nothing to evaluate to add the key to a request', async () => {
  const { authenticate } = new EightByEightApi();
  const request = { url: 'http://127.0.0.1', headers: { Accept: 'application/json' } };

  expect(await authenticate({ apiKey: ' key-1 ' }, request)).toEqual({
    url: 'http://127.0.0.1',
    headers: { Accept: 'application/json', Authorization: 'Bearer key-1' },
  });
  expect(request.headers).toEqual({ Accept: 'application/json' });
});

const file = { mimeType: 'image/png', fileName: 'menu.png', data: 'aGVsbG8=' };

describe('a file of an item', () => {
  const upload = (value: string): Pick<Given, 'operation' | 'parameters'> => ({
    operation: 'chatApps.uploadFile',
    parameters: { file: value },
  });

  test.each(['menu', '_files.menu', '={{ $json._files.menu }}'])(
    'under Execution Logic v2 is found as %s',
    async (value) => {
      const { json, error } = await runCombined({
        ...upload(value),
        items: [{ _files: { menu: file } }],
      });

      expect(error).toBeUndefined();
      expect(json).toMatchObject([{ token: expect.any(String) }]);
    },
  );

  test.each(['menu', '={{ $binary.menu }}'])('is found as %s', async (value) => {
    const { json, error } = await runSeparate({ ...upload(value), binary: [{ menu: file }] });

    expect(error).toBeUndefined();
    expect(json).toMatchObject([{ token: expect.any(String) }]);
  });

  test.each(['={{ $binary }}', '=The file {{ $binary.menu }}', '={{ [1] }}'])(
    'is not %s: the name of its field is wanted',
    async (value) => {
      const { error } = await runSeparate({ ...upload(value), binary: [{ menu: file }] });

      expect(error?.message).toMatch(/^Input Binary Field for \w+ is/);
      expect(error?.description).toMatch(/field that holds (the|a) file/);
    },
  );
});

test('a file is uploaded under Execution Logic v2 where a message waits for its delivery', async () => {
  const { run, error } = await runCombined({
    operation: 'sendAndWaitForDelivery',
    parameters: {
      ...{ resource: 'Message', recipientType: 'msisdn', recipient: '+6591234567' },
      ...{ contentType: 'image', mediaSource: 'file', mediaFile: 'menu' },
    },
    items: [{ _files: { menu: file } }],
  });

  expect(error).toBeUndefined();
  expect(run.run.status).toBe('waiting');
  const url = String(sandbox.messages().at(-1)?.content?.['url']);
  expect(await (await fetch(url)).text()).toBe('hello');
});

test('a failed item keeps its file under Execution Logic v2', async () => {
  const { json } = await runCombined({
    operation: 'sms.send',
    parameters: { destination: 'Mei', text: 'Hello' },
    items: [{ name: 'Mei', _files: { menu: file } }],
    settings: { onError: 'continueRegularOutput' },
  });

  expect(json).toMatchObject([{ name: 'Mei', _files: { menu: file }, error: { outcome: 'not-sent' } }]);
});
