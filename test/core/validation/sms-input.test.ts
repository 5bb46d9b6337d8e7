import { describe, expect, it } from '@jest/globals';
import { catalogue } from '../../../core/src/catalogue';
import { compileCheck, describeIssue } from '../../../core/src/validation';
import { ValidationError } from '../../../core/src/errors';

const now = Date.UTC(2026, 10, 29);

function issuesOf(name: 'send' | 'sendBatch', input: unknown): string[] {
  return compileCheck(catalogue.sms.operations[name].input)(input, now).issues.map(describeIssue);
}

const message = { destination: '+6591234567', text: 'Hello' };

describe('an SMS', () => {
  it('needs a destination and a text', () => {
    expect(issuesOf('send', {})).toEqual([
      'destination is missing. Give it a value.',
      'text is missing. Give it a value.',
    ]);
  });

  it('cannot have an empty text', () => {
    expect(issuesOf('send', { ...message, text: '' })).toEqual(['text is empty. Give it a value.']);
  });

  it('can omit its source, but the source cannot be empty', () => {
    expect(issuesOf('send', { ...message, source: '' })).toEqual([
      'source is empty. Give it a value, or leave it out.',
    ]);
  });

  it('reports one issue for a source that is too long', () => {
    expect(issuesOf('send', { ...message, source: 'AVeryLongSenderName' })).toEqual([
      'source has 19 characters ("AVeryLongSenderName"). A name has at most 11 characters; a number has at most 17, with its +.',
    ]);
    expect(issuesOf('send', { ...message, source: '123456789012345678' })).toEqual([
      'source has 18 characters ("123456789012345678"). A name has at most 11 characters; a number has at most 17, with its +.',
    ]);
  });
});

describe('a batch of SMS', () => {
  it('reports the index of an invalid message', () => {
    const messages = [message, message, message, { ...message, destination: '091234567' }];

    expect(issuesOf('sendBatch', { messages })).toEqual([
      expect.stringMatching(/^messages\[3\]\.destination is a national number/),
    ]);
  });

  it('accepts at most ten thousand messages', () => {
    const messages = Array.from({ length: 10_000 }, () => message);

    expect(issuesOf('sendBatch', { messages })).toEqual([]);
    expect(issuesOf('sendBatch', { messages: [...messages, message] })).toEqual([
      'messages has 10,001 entries. One request takes at most 10,000: split it into several.',
    ]);
  });

  it('has messages or destinations, because 8x8 ignores destinations if it has both', () => {
    const destinations = [message.destination];

    expect(issuesOf('sendBatch', { messages: [message], destinations, template: { text: 'Hi' } })).toEqual([
      'The input has both messages and destinations. Give only one: messages or destinations.',
    ]);
    expect(issuesOf('sendBatch', {})).toEqual([
      'The input has neither messages nor destinations. Give messages or destinations.',
    ]);
  });

  it('needs a template with destinations', () => {
    expect(issuesOf('sendBatch', { destinations: [message.destination] })).toEqual([
      'template is required with destinations. Give it a value, or leave destinations out.',
    ]);
  });
});

describe('the validation error', () => {
  it('contains the first issue, the number of others, and advice for some', () => {
    const messages = Array.from({ length: 10 }, () => ({ text: 'Hi' }));
    const { issues } = compileCheck(catalogue.sms.operations.sendBatch.input)({ messages }, now);

    const error = new ValidationError('sms.sendBatch', issues);

    expect(error.message).toBe('sms.sendBatch was not sent: messages[0].destination is missing (and 9 more)');
    expect(error.advice.split('. ')).toHaveLength(6);
    expect(error.issues).toHaveLength(10);
  });
});
