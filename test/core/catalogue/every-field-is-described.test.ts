import { describe, expect, it } from '@jest/globals';
import { catalogue, entriesOf } from '../../../core/src/catalogue';
import { callFlowAnswerSchema } from '../../../core/src/catalogue/voice/call-actions';
import { webhookEvents } from '../../../core/src/webhooks/events';
import { simpleFields } from '../../../core/src/webhooks/events/simplified-fields';
import { fieldsWithin, type Field } from './fields';

const ofOperations = entriesOf(catalogue).flatMap(({ id, operation: { input, output } }) => [
  ...fieldsWithin(input, `${id} input`),
  ...(output ? fieldsWithin(output, `${id} output`) : []),
]);

const ofEvents = Object.entries(webhookEvents).flatMap(([type, { payload }]) => fieldsWithin(payload, type));

const ofSimpleEvents = fieldsWithin({ type: 'object', properties: simpleFields }, 'simplified event');

const ofAnswers = fieldsWithin(callFlowAnswerSchema, 'call flow answer');

const where = ({ path }: Field): string => path;

const wordsOf = (text: string): string[] =>
  text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? [];

/** Words without information about a field. */
const fillers = ['a', 'an', 'field', 'its', 'of', 'the', 'this', 'value', 'which'];

function repeatsName({ path, schema: { description = '' } }: Field): boolean {
  const name = wordsOf(path.slice(path.lastIndexOf('.') + 1));
  const said = wordsOf(description).filter((word) => !fillers.includes(word));
  return said.every((word) => name.includes(word)) || said.join('') === name.join('');
}

describe.each([
  ['an operation', ofOperations],
  ['a webhook event', ofEvents],
  ['a simplified webhook event', ofSimpleEvents],
  ['an answer to a call action webhook', ofAnswers],
])('every field of %s', (_, fields) => {
  it('has a description', () => {
    expect(fields.filter(({ schema }) => !schema.description).map(where)).toEqual([]);
  });

  it('is described by more than its name', () => {
    expect(fields.filter((field) => field.schema.description && repeatsName(field)).map(where)).toEqual([]);
  });

  it('is described without a full stop', () => {
    expect(fields.filter(({ schema }) => schema.description?.endsWith('.')).map(where)).toEqual([]);
  });
});
