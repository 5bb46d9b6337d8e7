import type { CodeMeaning } from './rest-codes';

interface KnownMessage extends CodeMeaning {
  readonly pattern: RegExp;
}

const again = 'Start the workflow again. If the error persists, give the workflow ID to 8x8 support.';

/** The messages on https://developer.8x8.com/connect/docs/troubleshooting, whose wording can vary, and one in a sample. */
const knownMessages: readonly KnownMessage[] = [
  {
    pattern: /unexpected character encountered while parsing|response is not json/i,
    meaning: 'the server that the step called did not answer with JSON',
    advice:
      'Open the URL of the HTTP request yourself, and make it answer with JSON: a page of HTML begins with "<".',
  },
  {
    pattern: /invalid '?msisdn/i,
    meaning: 'the phone number of the recipient is not valid',
    advice:
      'Check the number in the step: country code first, 7 to 15 digits, and that its expression finds one.',
  },
  {
    pattern: /empty '?user/i,
    meaning: 'the message has no recipient',
    advice: 'Check the user in the step, and that its expressions find a phone number or a channel user ID.',
  },
  {
    pattern: /ssl connection could not be established/i,
    meaning: 'no secure connection to the server was possible',
    advice: again,
  },
  {
    pattern: /failed to evaluate the expression/i,
    meaning: 'an expression of the step could not be evaluated',
    advice: `Check that each value it reads exists, for example with {{data.name != null}}. ${again}`,
  },
  {
    pattern: /invalid subaccount/i,
    meaning: 'the subaccount of the step does not exist in this account',
    advice: 'Use a subaccount ID of the same account, region and product, as 8x8 Connect shows it.',
  },
];

/**
 * The meaning of the message of a failed workflow step (`automation.getWorkflowErrors`), and what to do about it.
 * `undefined` if the message is not known: 8x8 documents messages, but no codes.
 *
 * Follows https://developer.8x8.com/connect/docs/troubleshooting
 *
 * @example
 * const errors = await client.automation.getWorkflowErrors({ definitionId, workflowId });
 * for (const { step, message } of errors) console.log(step, workflowErrorMeaning(message)?.advice ?? message);
 */
export function workflowErrorMeaning(message: string): CodeMeaning | undefined {
  const known = knownMessages.find(({ pattern }) => pattern.test(message));
  return known && { meaning: known.meaning, advice: known.advice };
}
