import { describe, expect, it } from '@jest/globals';
import { catalogue } from '../../../core/src/catalogue';
import { compileCheck } from '../../../core/src/validation/compile-check';

describe('a chat message', () => {
  const now = Date.UTC(2026, 10, 29);
  const user = { msisdn: '+6591234567' };
  const problems = (id: 'send' | 'sendBatch', input: unknown): string[] =>
    compileCheck(catalogue.chatApps.operations[id].input)(input, now).issues.map(
      ({ path, rule }) => `${path} ${rule}`,
    );

  it('is refused without the content that its type needs, in any letter case', () => {
    expect(problems('send', { user, type: 'Image', content: { text: 'Look' } })).toEqual([
      'content.url required',
    ]);
  });

  it('is refused without a recipient', () => {
    expect(problems('send', { user: { country: 'SG' }, type: 'text', content: { text: 'Hi' } })).toEqual([
      'user anyOf',
    ]);
  });

  it.each([
    { lineUserId: 'U0123456789abcdef' },
    { channelUserId: 'SG.134912' },
    { channelUserId: 'U0123456789abcdef' },
  ])('can be addressed by %o', (recipient) => {
    expect(problems('send', { user: recipient, type: 'text', content: { text: 'Hi' } })).toEqual([]);
  });

  it('can take type and content from the template of its batch', () => {
    const template = { type: 'text', content: { text: 'Hi' } };

    expect(problems('sendBatch', { messages: [{ user }], template })).toEqual([]);
  });

  it('is refused in a batch if its content does not match its type', () => {
    const messages = [{ user, type: 'location', content: { text: 'Here' } }];

    expect(problems('sendBatch', { messages })).toEqual(['messages[0].content.location required']);
  });

  it('is refused with a list without a button', () => {
    const interactive = {
      type: 'list',
      body: { text: 'Choose' },
      action: { sections: [{ rows: [{ id: 'a', title: 'A' }] }] },
    };

    expect(problems('send', { user, type: 'interactive', content: { interactive } })).toEqual([
      'content.interactive.action.button required',
    ]);
  });

  it('is refused in a batch of more than a thousand messages', () => {
    const messages = Array.from({ length: 1001 }, () => ({ user, type: 'text', content: { text: 'Hi' } }));

    expect(problems('sendBatch', { messages })).toEqual(['messages maxItems']);
  });
});
