import type { ObjectSchema } from '../../../core/src/schema';
import type { FacePart } from '../description/operation-ui.types';
import { fieldFrom } from '../fields/field-from-schema';
import { objectAt, textAt } from './schema-path';

/** The message to quote: its ID, without the object around it. */
export function replyToPart(input: ObjectSchema): FacePart {
  const context = objectAt(input, 'context');
  const { title = 'Reply To', description = '' } = context;
  const field = fieldFrom('replyTo', { ...textAt(context, 'umid'), title, description });
  return {
    replaces: ['context'],
    top: [],
    additional: [field.property],
    toInput(_, additional, reading) {
      const umid = field.read(additional['replyTo'], reading, 'replyTo');
      return umid === undefined ? {} : { context: { umid } };
    },
  };
}
