import { describe, expect, it } from '@jest/globals';
import { catalogue } from '../../../core/src/catalogue';
import { compileCheck } from '../../../core/src/validation/compile-check';

const { operations } = catalogue.chatApps;

const problems = (id: keyof typeof operations, input: object): string[] =>
  compileCheck(operations[id].input)({ channelId: 'channel', ...input }, Date.UTC(2026, 10, 29)).issues.map(
    ({ path, rule }) => `${path} ${rule}`,
  );

const body = { type: 'BODY', text: 'Your order is ready.' };

describe('a new template', () => {
  const template = { name: 'order_ready', language: 'en_US', category: 'UTILITY', components: [body] };
  const withButton = (button: object) => ({
    ...template,
    components: [body, { type: 'buttons', buttons: [button] }],
  });

  it('needs a name in lower case, a language, a category and a component', () => {
    expect(problems('createTemplate', { ...template, name: 'Order ready', components: [] })).toEqual([
      'name pattern',
      'components minItems',
    ]);
    expect(problems('createTemplate', { name: 'order_ready' })).toEqual([
      'language required',
      'category required',
      'components required',
    ]);
  });

  it.each([
    [{ type: 'URL', text: 'Track' }, 'url required'],
    [{ type: 'phone_number', text: 'Call' }, 'phoneNumber required'],
    [{ type: 'Flow', text: 'Begin' }, 'flowId required'],
    [{ type: 'QUICK_REPLY' }, 'text required'],
    [{ type: 'QUICK_REPLY', text: 'x'.repeat(26) }, 'text maxLength'],
    [{ type: 'VOICE_CALL', ttlMinutes: 60 }, 'ttlMinutes minimum'],
    [{ text: 'Track' }, 'type required'],
  ])('is refused with the button %o', (button, problem) => {
    expect(problems('createTemplate', withButton(button))).toEqual([`components[1].buttons[0].${problem}`]);
  });

  it.each([
    { type: 'url', text: 'Track', url: 'https://example.com/{{1}}', examples: ['1001'] },
    { type: 'COPY_CODE', examples: ['AUTUMN25'] },
    { type: 'OTP' },
    { type: 'REQUEST_CONTACT_INFO' },
    { type: 'VOICE_CALL', ttlMinutes: 1_440 },
    { type: 'SOMETHING_NEW' },
  ])('can have the button %o', (button) => {
    expect(problems('createTemplate', withButton(button))).toEqual([]);
  });

  it('needs one to ten cards in its carousel, each with a text', () => {
    const carousel = (cards?: object[]) => ({ ...template, components: [body, { type: 'carousel', cards }] });
    const card = { components: [{ type: 'header', format: 'image' }, { type: 'body' }] };

    expect(problems('createTemplate', carousel())).toEqual(['components[1].cards required']);
    expect(problems('createTemplate', carousel(Array.from({ length: 11 }, () => card)))).toEqual([
      'components[1].cards maxItems',
    ]);
    expect(problems('createTemplate', carousel([card]))).toEqual([
      'components[1].cards[0].components[1].text required',
    ]);
  });

  it('can be an authentication template, whose text WhatsApp provides', () => {
    const components = [
      { type: 'BODY', add_security_recommendation: true },
      { type: 'FOOTER', code_expiration_minutes: 10 },
      { type: 'BUTTONS', buttons: [{ type: 'OTP' }] },
    ];

    expect(problems('createTemplate', { ...template, category: 'AUTHENTICATION', components })).toEqual([]);
  });
});

describe('a sample for Direct Send', () => {
  const interactive = (type: string, action: object) => ({
    type: 'interactive',
    interactive: { type, body: { text: 'Hello' }, action },
  });

  it('needs the fields of its type', () => {
    expect(problems('submitDirectSendSample', { type: 'text' })).toEqual(['text required']);
    expect(problems('submitDirectSendSample', { type: 'interactive' })).toEqual(['interactive required']);
    expect(problems('submitDirectSendSample', interactive('cta_url', {}))).toEqual([
      'interactive.action.name required',
      'interactive.action.parameters required',
    ]);
    expect(problems('submitDirectSendSample', interactive('button', {}))).toEqual([
      'interactive.action.buttons required',
    ]);
  });

  it('has at most ten buttons', () => {
    const button = { type: 'reply', reply: { id: 'yes', title: 'Yes' } };
    const buttons = Array.from({ length: 11 }, () => button);

    expect(problems('submitDirectSendSample', interactive('button', { buttons }))).toEqual([
      'interactive.action.buttons maxItems',
    ]);
  });
});

describe('an input about Flows, files and usage', () => {
  it('needs a change to update a Flow', () => {
    expect(problems('updateFlow', { flowId: '1' })).toEqual([' anyOf']);
    expect(problems('updateFlow', { flowId: '1', applicationId: '2' })).toEqual([]);
  });

  it('needs a name and categories to create a Flow', () => {
    expect(problems('createFlow', {})).toEqual(['name required', 'categories required']);
  });

  it('has the Flow JSON as a string', () => {
    const flow = { name: 'Visit', categories: ['OTHER'], flowJson: { version: '7.0' } };

    expect(problems('createFlow', flow)).toEqual(['flowJson type']);
  });

  it('requests at most a thousand Flows', () => {
    expect(problems('getFlows', { limit: 1_001 })).toEqual(['limit maximum']);
  });

  it('has a file with a name and content', () => {
    expect(problems('uploadFile', { file: { name: 'picture.jpg' } })).toEqual(['file type']);
    expect(problems('uploadFile', { file: { name: 'picture.jpg', content: 'bytes' } })).toEqual([]);
  });

  it('needs a valid billing month for the usage', () => {
    expect(problems('getMessageUsage', { billingPeriod: '2026-13' })).toEqual(['billingPeriod pattern']);
    expect(problems('getMessageUsage', { billingPeriod: '2026-10', groupBy: 'country' })).toEqual([
      'groupBy type',
    ]);
  });

  it('needs a valid phone number for the call permission', () => {
    expect(problems('getCallPermission', { destination: '0123' })).toEqual(['destination msisdn']);
  });
});
