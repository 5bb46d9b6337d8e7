import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { ExpressionError } from 'n8n-workflow';
import { EightByEightApi } from '../../../credentials/EightByEightApi.credentials';
import { actionTypes } from '../actions/action-types';
import { credentialsOf, nodeName } from '../actions/run-action';
import { runWorkflow } from '../engine/run-workflow';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

/** Sends an SMS while adding the key to the request throws. */
async function sendWith(thrown: Error) {
  const before = sandbox.requests().length;
  const credential = new EightByEightApi();
  credential.authenticate = () => Promise.reject(thrown);
  const { errors } = await runWorkflow({
    nodeTypes: actionTypes,
    nodes: [
      {
        name: nodeName,
        type: 'n8n-nodes-8x8.eightByEightSms',
        parameters: {
          resource: 'SMS',
          operation: 'sms.send',
          destination: '+6591234567',
          text: 'Hello',
        },
      },
    ],
    credentials: { eightByEightApi: credentialsOf(sandbox) },
    credentialTypes: { eightByEightApi: credential },
  });
  expect(sandbox.requests()).toHaveLength(before);
  return errors[nodeName];
}

test('what n8n refuses before there is a request was not sent, and its reason is told', async () => {
  const error = await sendWith(new ExpressionError("Node '8x8' hasn't been executed"));

  expect(error).toMatchObject({
    message: "Send SMS was not sent: n8n did not send it: Node '8x8' hasn't been executed",
    context: { outcome: 'not-sent', reason: 'blocked' },
  });
});

test('for anything else, n8n is quoted, and no broken connection is claimed', async () => {
  const error = await sendWith(new TypeError('Cannot read properties of undefined'));

  expect(error?.message).toBe(
    'Send SMS may have taken effect: n8n gave no response: Cannot read properties of undefined',
  );
  expect(error).toMatchObject({ context: { outcome: 'unknown' } });
});
