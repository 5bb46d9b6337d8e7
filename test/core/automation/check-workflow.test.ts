import { describe, expect, it } from '@jest/globals';
import { checkWorkflow } from '../../../core/src/automation';

type Fields = Readonly<Record<string, unknown>>;

const definitionOf = (...steps: Fields[]): Fields => ({
  trigger: 'inbound_sms',
  definition: { name: 'Answer', steps },
});

const sms = (id: string, more: Fields = {}): Fields => ({
  id,
  stepType: 'SMS',
  inputs: { subAccountId: 'ExampleCo_SMS', destination: '{{data.payload.source}}', text: 'Hello' },
  ...more,
});

const waits = (id: string, duration: string, more: Fields = {}): Fields => ({
  id,
  stepType: 'Wait',
  inputs: { duration },
  ...more,
});

const call = (action: string, params: Fields): Fields => ({
  id: 'call',
  stepType: 'VoiceMessage',
  inputs: {
    subAccountId: 'ExampleCo_Voice',
    action,
    params: {
      source: '+6560000000',
      destination: '{{data.payload.source}}',
      text: 'Hello',
      voiceProfile: 'en-GB-Emma',
      ...params,
    },
  },
});

/** The path and the rule of an issue in the parameters of a call. */
const callPath = (issue: string): string => `definition.steps[0].inputs.params.${issue}`;

const branch = (selectNextStep: Fields): Fields => ({ id: 'choose', stepType: 'Branch', selectNextStep });

const when = (condition: unknown, ...steps: Fields[]): Fields => ({
  id: 'when',
  stepType: 'If',
  inputs: { condition },
  do: [steps],
});

const found = (definition: unknown): string[] =>
  checkWorkflow(definition).map(({ path, rule }) => `${path} ${rule}`);

describe('checkWorkflow with a valid definition', () => {
  it.each<[string, Fields]>([
    ['one step', definitionOf(sms('answer'))],
    [
      'a loop that a condition ends',
      definitionOf(sms('a', { nextStepId: 'choose' }), branch({ a: '{{data.again}}', b: null }), sms('b')),
    ],
    ['a type in lower case', definitionOf({ ...branch({ a: null }), stepType: 'branch' }, sms('a'))],
    [
      'a step of an If that leads out of the If',
      definitionOf(when('{{data.x}}', sms('a', { nextStepId: 'b' })), sms('b')),
    ],
    [
      'a call with all parameters, and expressions for any of them',
      definitionOf(
        call('say&capture', {
          repetition: 2,
          speed: '{{data.speed}}',
          minDigits: '{{data.count}}',
          maxDigits: '{{data.count}}',
          completeOnHash: false,
          digitTimeout: 1_000,
          overallTimeout: 5_000,
          noOfTries: 2,
          successMessage: null,
          failureMessage: 'Once more, {{data.name}}',
        }),
      ),
    ],
    ['a call that plays a file', definitionOf(call('playFile', { fileUrl: 'https://example.com/a.mp3' }))],
    ['a duration with only days', definitionOf(waits('wait', '2'))],
    ['a duration that is an expression', definitionOf(waits('wait', '{{data.span}}'))],
    [
      'an equals sign in a string of a script',
      definitionOf(sms('a', { outputs: { x: "{{data.y == 'new = better'}}" } })),
    ],
    ['an arrow function', definitionOf(sms('a', { outputs: { x: '{{data.list.map(i => i.name)}}' } }))],
    [
      'a script of a thousand characters',
      definitionOf(sms('a', { outputs: { x: `{{${'a'.repeat(1000)}}}` } })),
    ],
    [
      'a condition that uses the result of its own step',
      definitionOf(sms('a', { selectNextStep: { b: '{{step.status == 1}}' } }), sms('b')),
    ],
  ])('accepts %s', (_what, definition) => {
    expect(checkWorkflow(definition)).toEqual([]);
  });

  it('accepts an export of 8x8 Connect, which has null for empty fields', () => {
    const empty = { do: [], nextStepId: null, outputs: {}, selectNextStep: {} };

    const exported = {
      subAccountId: null,
      status: 'disabled',
      ...definitionOf(
        { ...empty, ...sms('sms_1001'), nextStepId: 'branch_1002' },
        { ...empty, inputs: {}, ...branch({ sendtoconverse_1003: '{{data.a}}' }), id: 'branch_1002' },
        {
          ...empty,
          id: 'sendtoconverse_1003',
          stepType: 'SendToConverse',
          inputs: { payload: '{{data.payload}}' },
        },
      ),
    };

    expect(checkWorkflow(exported)).toEqual([]);
  });
});

describe('checkWorkflow with an invalid definition', () => {
  it.each<[string, Fields, string]>([
    ['no steps', definitionOf(), 'definition.steps minItems'],
    ['no name', { trigger: 'inbound_sms', definition: { steps: [sms('a')] } }, 'definition.name required'],
    ['an unknown trigger', { ...definitionOf(sms('a')), trigger: 'inbound_fax' }, 'trigger enum'],
    [
      'an unknown step type',
      definitionOf({ id: 'a', stepType: 'Fax' }),
      'definition.steps[0].stepType stepType',
    ],
    ['no step type', definitionOf({ id: 'a' }), 'definition.steps[0].stepType required'],
    ['no ID', definitionOf({ ...sms('a'), id: undefined }), 'definition.steps[0].id required'],
    ['a missing input', definitionOf(waits('a', undefined as never)), 'definition.steps[0].inputs anyOf'],
    [
      'no recipient',
      definitionOf({
        id: 'a',
        stepType: 'ChatAppsMessage',
        inputs: { subAccountId: 'b', type: 'text', user: {}, content: { text: 'c' } },
      }),
      'definition.steps[0].inputs.user anyOf',
    ],
    [
      'a duplicate ID',
      definitionOf(when('{{data.x}}', sms('when'))),
      'definition.steps[0].do[0][0].id unique',
    ],
    [
      'a nextStepId without a step',
      definitionOf(sms('a', { nextStepId: 'nowhere' })),
      'definition.steps[0].nextStepId target',
    ],
    [
      'a branch to a missing step',
      definitionOf(branch({ nowhere: '{{data.x}}' })),
      'definition.steps[0].selectNextStep.nowhere target',
    ],
    [
      'a call without a number',
      definitionOf(call('say', { destination: undefined })),
      callPath('destination required'),
    ],
    ['a call that says nothing', definitionOf(call('say', { text: undefined })), callPath('text required')],
    [
      'a call without a voice',
      definitionOf(call('say', { voiceProfile: undefined })),
      callPath('voiceProfile required'),
    ],
    [
      'a text that is said too often',
      definitionOf(call('say', { repetition: 4 })),
      callPath('repetition maximum'),
    ],
    ['a call that plays nothing', definitionOf(call('playFile', {})), callPath('fileUrl required')],
    [
      'captured keys without a maximum',
      definitionOf(call('say&capture', { minDigits: 2 })),
      callPath('maxDigits dependentRequired'),
    ],
    [
      'captured keys that end too early',
      definitionOf(call('say&capture', { overallTimeout: 1_000, digitTimeout: 2_000 })),
      callPath('overallTimeout timeouts'),
    ],
    [
      'a number that is none',
      definitionOf({
        ...sms('a'),
        inputs: { ...(sms('a')['inputs'] as Fields), destination: '6591234567.0' },
      }),
      'definition.steps[0].inputs.destination msisdn',
    ],
    ['an unreachable step', definitionOf(sms('a'), sms('b')), 'definition.steps[1] reachable'],
    [
      'an unreachable step of an If',
      definitionOf(when('{{data.x}}', sms('a'), sms('b'))),
      'definition.steps[0].do[0][1] reachable',
    ],
    [
      'an endless loop',
      definitionOf(sms('a', { nextStepId: 'b' }), { id: 'b', stepType: 'JumpTo', nextStepId: 'a' }),
      'definition.steps[1].nextStepId endless',
    ],
    [
      'both nextStepId and selectNextStep',
      definitionOf(sms('a', { nextStepId: 'b', selectNextStep: { b: '{{data.x}}' } }), sms('b')),
      'definition.steps[0].nextStepId oneOf',
    ],
    [
      'a branch without conditions',
      definitionOf(branch({})),
      'definition.steps[0].selectNextStep conditions',
    ],
    [
      'a condition without braces',
      definitionOf(branch({ a: 'data.x' }), sms('a')),
      'definition.steps[0].selectNextStep.a conditions',
    ],
    [
      'an If without a condition',
      definitionOf(when(undefined, sms('a'))),
      'definition.steps[0].inputs.condition conditions',
    ],
    ['an If without steps', definitionOf(when('{{data.x}}')), 'definition.steps[0].do minItems'],
    [
      'a duration in words',
      definitionOf(waits('a', '5 minutes')),
      'definition.steps[0].inputs.duration duration',
    ],
    [
      'a day of 24 hours',
      definitionOf(waits('a', '24:00:00')),
      'definition.steps[0].inputs.duration duration',
    ],
    [
      'an hour of 60 minutes',
      definitionOf(waits('a', '00:60:00')),
      'definition.steps[0].inputs.duration duration',
    ],
    ['too many days', definitionOf(waits('a', '99999999')), 'definition.steps[0].inputs.duration duration'],
    [
      'a duration of zero',
      definitionOf(waits('a', '00:00:00')),
      'definition.steps[0].inputs.duration duration',
    ],
    [
      'a timeout in words',
      definitionOf({
        id: 'a',
        stepType: 'WaitForReply',
        inputs: { from: 'x', channel: 'sms', timeout: 'soon' },
      }),
      'definition.steps[0].inputs.timeout duration',
    ],
    [
      'a timeout of zero seconds',
      definitionOf({
        id: 'a',
        stepType: 'HttpRequest',
        inputs: { url: 'https://example.com', method: 'GET', timeoutSeconds: 0 },
      }),
      'definition.steps[0].inputs.timeoutSeconds minimum',
    ],
    [
      'a wait for DTMF without a call',
      definitionOf({ id: 'a', stepType: 'WaitForDTMF', inputs: {} }),
      'definition.steps[0].inputs.dtmfRequestId required',
    ],
    [
      'an output with an invalid name',
      definitionOf(sms('a', { outputs: { 'sms-status': '{{step.status}}' } })),
      'definition.steps[0].outputs.sms-status name',
    ],
    [
      'an expression that is too long',
      definitionOf(sms('a', { outputs: { x: `{{${'a'.repeat(1001)}}}` } })),
      'definition.steps[0].outputs.x maxLength',
    ],
    [
      'an empty expression',
      definitionOf(sms('a', { outputs: { x: '{{ }}' } })),
      'definition.steps[0].outputs.x empty',
    ],
    [
      'an expression that is not closed',
      definitionOf(sms('a', { outputs: { x: '{{step.status}' } })),
      'definition.steps[0].outputs.x braces',
    ],
    [
      'an assignment',
      definitionOf(branch({ a: '{{data.x = 1}}' }), sms('a')),
      'definition.steps[0].selectNextStep.a assignment',
    ],
    [
      'a use of new',
      definitionOf(sms('a', { outputs: { x: '{{new Date()}}' } })),
      'definition.steps[0].outputs.x declaration',
    ],
    [
      'a reference to the result of an earlier step',
      definitionOf(branch({ a: '{{step.status == 1}}' }), sms('a')),
      'definition.steps[0].selectNextStep.a step',
    ],
    [
      'a reference to the result of the step in its inputs',
      definitionOf({ ...sms('a'), inputs: { ...(sms('a')['inputs'] as Fields), text: '{{step.umid}}' } }),
      'definition.steps[0].inputs.text step',
    ],
  ])('reports %s, with its path', (_what, definition, expected) => {
    expect(found(definition)).toEqual([expected]);
  });

  it('reports every issue at once, as a message that follows the path, with advice', () => {
    const issues = checkWorkflow(definitionOf(sms('a', { nextStepId: 'c' }), waits('b', 'soon')));

    expect(issues.map(({ path, message }) => `${path} ${message}`)).toEqual([
      'definition.steps[0].nextStepId leads to "c", which is no step',
      'definition.steps[1] is never reached',
      'definition.steps[1].inputs.duration is not a duration ("soon")',
    ]);
    expect(issues.every(({ advice }) => /^[A-Z].*\.$/.test(advice))).toBe(true);
  });

  it.each([
    undefined,
    null,
    'text',
    [],
    {},
    { definition: { steps: 'all' } },
    { definition: { steps: [null, 7] } },
  ])('reports an issue for a value that is not a definition: %j', (definition) => {
    expect(checkWorkflow(definition).length).toBeGreaterThan(0);
  });
});
