import { describe, expect, it } from '@jest/globals';
import { catalogue } from '../../../core/src/catalogue';
import { compileCheck } from '../../../core/src/validation/compile-check';
import { ValidationError } from '../../../core/src/errors';
import {
  bridge,
  callFlowAnswer,
  checkCallFlowAnswer,
  hangup,
  makeCall,
  playFile,
  say,
  sayAndCapture,
} from '../../../core/src/voice';

const check = compileCheck(catalogue.voice.operations.sendCallFlow.input);
const issuesOf = (callflow: unknown) =>
  check({ callflow }, 0).issues.map(({ path, rule }) => `${path} ${rule}`);
const call = makeCall('+6580880888', '+6591234567');
const ask = (params: object) => ({
  action: 'sayAndCapture',
  params: { promptMessage: 'Press a key.', voiceProfile: 'en-GB-Emma', ...params },
});

describe('a call flow', () => {
  it('can be built with one function for each action', () => {
    const callflow = [
      call,
      say('Welcome.', { voiceProfile: 'en-GB-Emma', speed: 1.5 }),
      playFile('https://example.com/a.mp3', { repetition: 2 }),
      sayAndCapture('Press one.', { voiceProfile: 'en-GB-Emma', minDigits: 1, maxDigits: 1 }),
      makeCall('+6580880888', '+6597654321'),
      hangup(),
    ];

    expect(issuesOf(callflow)).toEqual([]);
    expect(callflow[1]).toEqual({
      action: 'say',
      params: { text: 'Welcome.', voiceProfile: 'en-GB-Emma', speed: 1.5 },
    });
  });

  it.each([
    ['is empty', [], ['callflow minItems']],
    ['does not begin with a call', [say('Hi', { voiceProfile: 'x' })], ['callflow[0].action first-action']],
    ['makes three calls', [call, call, call], ['callflow[2].action max-calls']],
    ['continues after a hangup', [call, hangup(), call], ['callflow[1].action last-action']],
    [
      'has a call without a destination',
      [{ action: 'makeCall', params: { source: '+6580880888' } }],
      ['callflow[0].params.destination required'],
    ],
    [
      'has two destinations in one call',
      [makeCall('+6580880888', '+6591234567,+6597654321')],
      ['callflow[0].params.destination msisdn'],
    ],
    [
      'has a say action without text and voice',
      [call, { action: 'say', params: {} }],
      ['callflow[1].params.text required', 'callflow[1].params.voiceProfile required'],
    ],
    [
      'exceeds the limits of text, repetition and speed',
      [call, say('x'.repeat(3_001), { voiceProfile: 'x', repetition: 4, speed: 3 })],
      [
        'callflow[1].params.text maxLength',
        'callflow[1].params.repetition maximum',
        'callflow[1].params.speed maximum',
      ],
    ],
    ['plays a file without a valid URL', [call, playFile('welcome.mp3')], ['callflow[1].params.fileUrl uri']],
    ['has an action without a name', [call, {}], ['callflow[1].action required']],
    [
      'has minDigits without maxDigits',
      [call, ask({ minDigits: 2 })],
      ['callflow[1].params.maxDigits dependentRequired'],
    ],
    [
      'has digitTimeout without overallTimeout',
      [call, ask({ digitTimeout: 5_000 })],
      ['callflow[1].params.overallTimeout dependentRequired'],
    ],
    [
      'has a digitTimeout above the overallTimeout',
      [call, ask({ digitTimeout: 6_000, overallTimeout: 5_000 })],
      ['callflow[1].params.overallTimeout timeouts'],
    ],
    [
      'has no condition that ends the capture',
      [call, ask({ completeOnHash: false })],
      ['callflow[1].params.maxDigits capture-end'],
    ],
    [
      'has maxDigits below minDigits',
      [call, ask({ minDigits: 3, maxDigits: 2 })],
      ['callflow[1].params.maxDigits digits'],
    ],
    ['has too many maxDigits', [call, ask({ maxDigits: 26 })], ['callflow[1].params.maxDigits maximum']],
  ])('that %s is refused', (_, callflow, issues) => {
    expect(issuesOf(callflow)).toEqual(issues);
  });

  it('with equal timeouts, as in a sample of 8x8, only causes a warning', () => {
    const { issues, warnings } = check(
      { callflow: [call, ask({ digitTimeout: 10_000, overallTimeout: 10_000 })] },
      0,
    );

    expect(issues).toEqual([]);
    expect(warnings.map(({ path }) => path)).toEqual(['callflow[1].params.overallTimeout']);
  });

  it('can have actions that 8x8 added later', () => {
    expect(issuesOf([{ action: 'executeScenario', params: { scenarioName: 'survey' } }])).toEqual([]);
    expect(issuesOf([call, { action: 'sing', params: { song: 1 } }])).toEqual([]);
  });
});

describe('the response to a call action webhook', () => {
  it('can begin without a call, can record a call, and is the JSON that 8x8 expects', () => {
    const bridged = bridge({ source: '+6580880888', destination: '+6591234567', callRecording: true });

    expect(callFlowAnswer([bridged], 'menu')).toEqual({ clientActionId: 'menu', callflow: [bridged] });
    expect(callFlowAnswer([say('Bye.', { voiceProfile: 'en-GB-Emma' }), hangup()])).toEqual({
      callflow: [
        { action: 'say', params: { text: 'Bye.', voiceProfile: 'en-GB-Emma' } },
        { action: 'hangup' },
      ],
    });
  });

  it.each([
    ['nothing', undefined],
    ['no actions', { callflow: [] }],
    ['an action without parameters', { callflow: [{ action: 'say' }] }],
    ['two additional calls', { callflow: [call, call] }],
    ['a flow that continues after a hangup', { callflow: [hangup(), call] }],
    [
      'callRecording that is not a boolean',
      {
        callflow: [
          {
            action: 'makeCall',
            params: { source: '+6580880888', destination: '+6591234567', callRecording: 'yes' },
          },
        ],
      },
    ],
  ])('is refused with %s', (_, answer) => {
    expect(checkCallFlowAnswer(answer).issues).not.toEqual([]);
  });

  it('throws an error with the path of each issue', () => {
    const wrong = () => callFlowAnswer([hangup(), hangup()]);

    expect(wrong).toThrow(ValidationError);
    expect(wrong).toThrow('callflow[0].action is not the last');
  });
});
