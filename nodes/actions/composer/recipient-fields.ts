import type { ObjectSchema } from '../../../core/src/validation';
import type { INodeProperties } from 'n8n-workflow';
import type { CustomFields } from './custom-fields';
import { createField } from '../fields/field-from-schema';
import { compareTitles, toTitle } from '../../shared/titles';
import { reportUnlisted } from './content-type';
import { objectAt, stringAt } from './schema-path';

/** Labels for recipient types whose titles in the catalogue are too similar. */
const distinctLabels: Readonly<Record<string, string>> = { channelUserId: 'WhatsApp User ID' };

/** Descriptions for recipient types of which the form has only one at a time. */
const descriptions: Readonly<Record<string, string>> = {
  msisdn:
    'Phone number of the recipient in international form, e.g. +6591234567; a national number needs Country',
  channelUserId: 'User ID (BSUID) of the recipient, as inbound WhatsApp messages have it',
};

/** The recipient of a message: the type of its address, and the address. */
export function recipientFields(input: ObjectSchema): CustomFields {
  const user = objectAt(input, 'user');
  const kinds = (user.anyOf ?? []).flatMap(({ required }) => required);
  const several = kinds.includes('lineUserId');
  const label = (kind: string): string =>
    (several ? distinctLabels[kind] : undefined) ?? user.properties[kind]?.title ?? toTitle(kind);
  const descriptionOf = (kind: string): { readonly description?: string } => {
    const description = several || kind === 'msisdn' ? descriptions[kind] : undefined;
    return description === undefined ? {} : { description };
  };
  const [first = ''] = kinds;
  const country = createField('country', stringAt(user, 'country'));
  const kindOf: INodeProperties = {
    displayName: 'Send To',
    name: 'recipientType',
    type: 'options',
    noDataExpression: true,
    options: kinds
      .map((kind) => ({ name: label(kind), value: kind }))
      .sort((a, b) => compareTitles(a.name, b.name)),
    default: first,
    description: 'What the recipient is addressed by',
  };
  return {
    replaces: ['user'],
    top: [
      kindOf,
      ...kinds.map((kind) => ({
        ...createField('recipient', stringAt(user, kind)).property,
        ...descriptionOf(kind),
        displayName: label(kind),
        required: true,
        displayOptions: { show: { recipientType: [kind] } },
      })),
    ],
    additional: [country.property],
    toInput(parameter, additional, readContext) {
      const kind = String(parameter('recipientType'));
      if (!kinds.includes(kind)) {
        reportUnlisted(readContext, kindOf, kind);
        return {};
      }
      const user: Record<string, unknown> = {};
      const address = createField('recipient', { type: 'string' }).read(
        parameter('recipient'),
        readContext,
        'recipient',
      );
      if (address === undefined) readContext.reportIssue('recipient', 'is missing', 'Give it a value.');
      else user[kind] = address;
      const code = country.read(additional['country'], readContext, 'country');
      if (code !== undefined) user['country'] = code;
      return { user };
    },
    labelOf(path, parameter) {
      if (path === 'user.country') return country.property.displayName;
      const isRecipient = path === 'recipient' || path === 'user' || path.startsWith('user.');
      return isRecipient ? label(String(parameter('recipientType'))) : undefined;
    },
  };
}

/** The message to reply to, as its ID instead of an object. */
export function replyToFields(input: ObjectSchema): CustomFields {
  const context = objectAt(input, 'context');
  const { title = 'Reply To', description = '' } = context;
  const field = createField('replyTo', { ...stringAt(context, 'umid'), title, description });
  return {
    replaces: ['context'],
    top: [],
    additional: [field.property],
    toInput(_, additional, readContext) {
      const umid = field.read(additional['replyTo'], readContext, 'replyTo');
      return umid === undefined ? {} : { context: { umid } };
    },
    labelOf: (path) =>
      path === 'replyTo' || path.startsWith('context') ? field.property.displayName : undefined,
  };
}
