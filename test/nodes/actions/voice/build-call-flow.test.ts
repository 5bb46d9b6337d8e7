import { expect, it } from '@jest/globals';
import { callFlowAnswerSchema, checkCallFlowAnswer } from 'cpaas-8x8/pure';
import type { INodeParameters } from 'n8n-workflow';
import { callFlowActions } from '../../../../nodes/actions/voice/call-flow-actions';
import { runAction, type ActionRun } from '../run-action';

const voiceProfile = 'en-GB-Emma';

const build = (values: INodeParameters[], more: INodeParameters = {}, settings = {}): Promise<ActionRun> =>
  runAction({
    operation: 'buildCallFlow',
    parameters: { resource: 'Voice Call', actions: { values }, ...more },
    credentials: { apiKey: 'key-1' },
    settings,
  });

it('gives exactly the call flow, with every action that 8x8 has', async () => {
  const { json, error } = await build(
    [
      { action: 'say', text: 'Welcome.', voiceProfile, additionalFields: { repetition: 2 } },
      { action: 'playFile', fileUrl: 'https://example.com/welcome.mp3' },
      {
        action: 'sayAndCapture',
        promptMessage: 'Press one for sales.',
        voiceProfile,
        additionalFields: { minDigits: 1, maxDigits: 1 },
      },
      {
        action: 'makeCall',
        source: '+6580880888',
        destination: '+6591234567',
        additionalFields: { callRecording: true },
      },
      { action: 'hangup' },
    ],
    { additionalFields: { clientActionId: 'menu' } },
  );

  expect(error).toBeUndefined();
  expect(json).toEqual([
    {
      clientActionId: 'menu',
      callflow: [
        { action: 'say', params: { text: 'Welcome.', voiceProfile, repetition: 2 } },
        { action: 'playFile', params: { fileUrl: 'https://example.com/welcome.mp3' } },
        {
          action: 'sayAndCapture',
          params: { promptMessage: 'Press one for sales.', voiceProfile, minDigits: 1, maxDigits: 1 },
        },
        {
          action: 'makeCall',
          params: { source: '+6580880888', destination: '+6591234567', callRecording: true },
        },
        { action: 'hangup' },
      ],
    },
  ]);
  expect(checkCallFlowAnswer(json[0]).issues).toEqual([]);
});

it('takes a voice that was picked from the list of the account', async () => {
  const { options = [] } = callFlowActions(callFlowAnswerSchema.properties.callflow.items).property;
  const fields = options
    .flatMap((group) => ('values' in group ? group.values : []))
    .filter(({ name }) => name === 'voiceProfile');
  const { json, error } = await build([
    { action: 'say', text: 'Welcome.', voiceProfile: { __rl: true, mode: 'list', value: voiceProfile } },
  ]);

  expect(fields.map(({ type }) => type)).toEqual(['resourceLocator', 'resourceLocator']);
  expect(error).toBeUndefined();
  expect(json).toEqual([{ callflow: [{ action: 'say', params: { text: 'Welcome.', voiceProfile } }] }]);
});

it('names the position of the action and the field that is wrong', async () => {
  const { error } = await build([
    { action: 'say', text: 'Welcome.', voiceProfile },
    { action: 'say', text: 'Bye.', voiceProfile: '={{ "" }}' },
  ]);
  expect(error?.message).toMatch(/^Action 2, Voice Profile is missing/);
});

it('says that a flow without actions is none', async () => {
  const { error } = await build([]);
  expect(error?.message).toMatch(/^Call flow /);
});

it('goes on with the other items where that was chosen', async () => {
  const { json } = await build(
    [{ action: 'say', text: '={{ "" }}', voiceProfile }],
    {},
    { onError: 'continueRegularOutput' },
  );
  expect(json).toMatchObject([{ error: { message: expect.stringMatching(/^Action 1, Text/) } }]);
});

it('goes on with the other items where an expression throws for one', async () => {
  const { json } = await runAction({
    operation: 'buildCallFlow',
    parameters: {
      resource: 'Voice Call',
      actions: {
        values: [{ action: 'say', text: "={{ $json.text ?? $('Nowhere').first().json }}", voiceProfile }],
      },
    },
    items: [{}, { text: 'Welcome.' }],
    credentials: { apiKey: 'key-1' },
    settings: { onError: 'continueRegularOutput' },
  });

  expect(json).toMatchObject([
    { error: { message: "Referenced node doesn't exist" } },
    { callflow: [{ action: 'say', params: { text: 'Welcome.' } }] },
  ]);
});
