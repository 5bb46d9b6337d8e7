import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { stubServer, type StubServer } from '../../engine/stub-server';
import { runAction, type ActionRun } from '../run-action';

const voiceProfile = 'en-GB-Emma';

let stub: StubServer;
beforeEach(async () => {
  stub = await stubServer(() => ({
    body: {
      ...{ sessionId: 'session-1', sessionStatus: 'CREATED', callFlowRequestId: 'request-1' },
      ...{ statusCode: 1, statusMessage: 'Created' },
    },
  }));
});
afterEach(() => stub.close());

/** What 8x8 was asked to do. */
const bodies = (): unknown[] => stub.requests.map(({ body }) => body);

const makeCall = (parameters: INodeParameters): Promise<ActionRun> =>
  runAction({
    operation: 'voice.sendCallFlow',
    parameters: { resource: 'Voice Call', ...parameters },
    credentials: { apiKey: 'key-1', subAccountId: 'ExampleCo', baseUrl: stub.url },
  });

it('calls a number and runs the actions, without JSON', async () => {
  const { error } = await makeCall({
    source: '+65 8088 0888',
    destination: '+65 9123 4567',
    actions: {
      values: [
        { action: 'say', text: 'Your parcel is here.', voiceProfile, additionalFields: { repetition: 2 } },
        { action: 'hangup' },
      ],
    },
  });

  expect(error).toBeUndefined();
  expect(bodies()).toEqual([
    {
      callflow: [
        { action: 'makeCall', params: { source: '+6580880888', destination: '+6591234567' } },
        { action: 'say', params: { text: 'Your parcel is here.', voiceProfile, repetition: 2 } },
        { action: 'hangup' },
      ],
    },
  ]);
});

it('takes a call flow that another node has put together', async () => {
  const callflow = [
    { action: 'makeCall', params: { source: '+6580880888', destination: '+6591234567' } },
    { action: 'hangup' },
  ];
  const { error } = await makeCall({ callFlowFrom: 'json', callflow: JSON.stringify(callflow) });

  expect(error).toBeUndefined();
  expect(bodies()).toEqual([{ callflow }]);
});

it.each([
  ['To', { source: '+6580880888', destination: '6591234567.0', actions: {} }, /^To /],
  [
    'the position of the action as it is on the screen',
    {
      source: '+6580880888',
      destination: '+6591234567',
      actions: { values: [{ action: 'say', text: '={{ "" }}', voiceProfile }] },
    },
    /^Action 1: Text is missing/,
  ],
])('names %s if it is wrong, and calls nobody', async (_, parameters, message) => {
  const { error } = await makeCall(parameters);

  expect(error?.message).toMatch(message);
  expect(bodies()).toEqual([]);
});
