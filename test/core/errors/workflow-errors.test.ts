import { expect, it } from '@jest/globals';
import { workflowErrorMeaning } from '../../../core/src/errors';

it.each([
  ["Unexpected character encountered while parsing value: <. Path '', line 0, position 0", 'JSON'],
  ["Failed to send chat apps message because Invalid 'msisdn'.. Error id: 0c8f4c2e-51d7", 'phone number'],
  ["Failed to send chat apps message because Empty 'user'", 'no recipient'],
  [
    'Call failed. The SSL connection could not be established, see inner exception: POST https://chatapps.8x8.com',
    'secure connection',
  ],
  [
    'Failed to evaluate the expression. Error: Object reference not set to an instance of an object.',
    'expression',
  ],
  ['Invalid subaccount id.', 'subaccount'],
])('explains why the step of a workflow failed: %s', (message, words) => {
  const known = workflowErrorMeaning(message);

  expect(known?.meaning).toContain(words);
  expect(known?.advice).toMatch(/^[A-Z].*\.$/);
});

it('does not explain a message that 8x8 does not document', () => {
  expect(workflowErrorMeaning('The moon is full')).toBeUndefined();
});
