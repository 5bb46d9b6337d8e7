import type { ObjectSchema } from '../../../core/src/schema';
import type { INodeProperties } from 'n8n-workflow';
import type { FacePart } from '../description/operation-ui.types';
import { fieldFrom } from '../fields/field-from-schema';
import { byTitle, titleOf } from '../../shared/titles';
import { objectAt, textAt } from './schema-path';

/** What the kinds of recipients are called where the catalogue's title would not tell them apart. */
const labels: Readonly<Record<string, string>> = { channelUserId: 'WhatsApp User ID' };

/** Whom a message goes to: the kind of address, and the address. */
export function recipientPart(input: ObjectSchema): FacePart {
  const user = objectAt(input, 'user');
  const kinds = (user.anyOf ?? []).flatMap(({ required }) => required);
  const several = kinds.includes('lineUserId');
  const label = (kind: string): string =>
    (several ? labels[kind] : undefined) ?? user.properties[kind]?.title ?? titleOf(kind);
  const [first = ''] = kinds;
  const country = fieldFrom('country', textAt(user, 'country'));
  const kindOf: INodeProperties = {
    displayName: 'Send To',
    name: 'recipientType',
    type: 'options',
    noDataExpression: true,
    options: kinds
      .map((kind) => ({ name: label(kind), value: kind }))
      .sort((a, b) => byTitle(a.name, b.name)),
    default: first,
    description: 'What the recipient is addressed by',
  };
  return {
    replaces: ['user'],
    top: [
      kindOf,
      ...kinds.map((kind) => ({
        ...fieldFrom('recipient', textAt(user, kind)).property,
        displayName: label(kind),
        required: true,
        displayOptions: { show: { recipientType: [kind] } },
      })),
    ],
    additional: [country.property],
    toInput(parameter, additional, reading) {
      const kind = String(parameter('recipientType'));
      const user: Record<string, unknown> = {};
      const address = fieldFrom('recipient', { type: 'string' }).read(
        parameter('recipient'),
        reading,
        'recipient',
      );
      if (address === undefined) reading.report('recipient', 'is missing', 'Give it a value.');
      else user[kind] = address;
      const code = country.read(additional['country'], reading, 'country');
      if (code !== undefined) user['country'] = code;
      return { user };
    },
  };
}

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
