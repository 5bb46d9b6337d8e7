import { describe, expect, it } from '@jest/globals';
import { catalogue } from '../../../core/src/catalogue';
import { compileCheck, describeIssue } from '../../../core/src/validation';
import { ValidationError } from '../../../core/src/errors';

const now = Date.UTC(2026, 10, 29);

function said(name: 'send' | 'sendBatch', input: unknown): string[] {
  return compileCheck(catalogue.sms.operations[name].input)(input, now).issues.map(describeIssue);
}

const message = { destination: '+6591234567', text: 'Hello' };

describe('an SMS', () => {
  it('needs a number and a text', () => {
    expect(said('send', {})).toEqual([
      'destination is missing. Give it a value.',
      'text is missing. Give it a value.',
    ]);
  });

  it('may not be empty', () => {
    expect(said('send', { ...message, text: '' })).toEqual(['text is empty. Give it a value.']);
  });

  it('may leave its sender out, but not empty', () => {
    expect(said('send', { ...message, source: '' })).toEqual([
      'source is empty. Give it a value, or leave it out.',
    ]);
  });

  it('has one fault told once, by who knows most of it', () => {
    expect(said('send', { ...message, source: 'AVeryLongSenderName' })).toEqual([
      'source has 19 characters ("AVeryLongSenderName"). A sender with letters has at most 11 characters; a number has at most 16 digits.',
    ]);
    expect(said('send', { ...message, source: '12345678901234567' })).toEqual([
      'source has 17 characters. Shorten it to at most 16.',
    ]);
  });
});

describe('a batch of SMS', () => {
  it('names the message that is wrong', () => {
    const messages = [message, message, message, { ...message, destination: '091234567' }];

    expect(said('sendBatch', { messages })).toEqual([
      expect.stringMatching(/^messages\[3\]\.destination is a national number/),
    ]);
  });

  it('takes ten thousand messages, and not one more', () => {
    const messages = Array.from({ length: 10_000 }, () => message);

    expect(said('sendBatch', { messages })).toEqual([]);
    expect(said('sendBatch', { messages: [...messages, message] })).toEqual([
      'messages has 10,001 entries. One request takes at most 10,000: split it into several.',
    ]);
  });

  it('is for messages or for destinations, of which 8x8 would drop the latter without a word', () => {
    const destinations = [message.destination];

    expect(said('sendBatch', { messages: [message], destinations, template: { text: 'Hi' } })).toEqual([
      'The input has both messages and destinations. Give only one: messages or destinations.',
    ]);
    expect(said('sendBatch', {})).toEqual([
      'The input has neither messages nor destinations. Give messages or destinations.',
    ]);
  });

  it('for destinations needs a text for all', () => {
    expect(said('sendBatch', { destinations: [message.destination] })).toEqual([
      'template is required with destinations. Give it a value, or leave destinations out.',
    ]);
  });
});

describe('the error for an input', () => {
  it('names the first fault and counts the others, and advises on a few', () => {
    const messages = Array.from({ length: 10 }, () => ({ text: 'Hi' }));
    const { issues } = compileCheck(catalogue.sms.operations.sendBatch.input)({ messages }, now);

    const error = new ValidationError('sms.sendBatch', issues);

    expect(error.message).toBe('sms.sendBatch was not sent: messages[0].destination is missing (and 9 more)');
    expect(error.advice.split('. ')).toHaveLength(6);
    expect(error.issues).toHaveLength(10);
  });
});
