import type { ChatAppsSendInputReply, ChatAppsSendSuggestion } from '../../../core/src/generated';
import type { Schema } from '../../../core/src/schema';
import { choiceField } from '../fields/select';
import { isRecord, type Field, type FieldsOf, type Values } from '../fields/field';
import { fieldFrom } from '../fields/field-from-schema';
import { groupsField } from '../fields/group';
import { textField } from '../fields/text';
import { titleOf } from '../../shared/titles';
import { present, shownFor } from './content-type';
import { objectAt, schemaAt, textAt } from './schema-path';

interface Action {
  readonly value: string;
  /** The field of an action that 8x8 knows it by; a reply has none. */
  readonly field?: string;
  /** Its own fields: name in n8n, and path below the action. */
  readonly fields: Readonly<Record<string, string>>;
}

const actions: readonly Action[] = [
  { value: 'reply', fields: {} },
  { value: 'openUrl', field: 'openUrlAction', fields: { url: 'url' } },
  { value: 'dial', field: 'dialAction', fields: { phoneNumber: 'phoneNumber' } },
  {
    value: 'viewLocation',
    field: 'viewLocationAction',
    fields: { latitude: 'latLong.latitude', longitude: 'latLong.longitude', label: 'label' },
  },
  {
    value: 'createCalendarEvent',
    field: 'createCalendarEventAction',
    fields: { title: 'title', description: 'description', startTime: 'startTime', endTime: 'endTime' },
  },
];

/** Chips to tap below an RCS message: an answer each, or something that the phone does. */
export function suggestionsField(schema: Schema): Field {
  const one = schemaAt(schema, '[]');
  const reply = objectAt(one, 'reply');
  const kind = choiceField(
    'suggestionType',
    { type: 'string', title: 'Type', enum: actions.map(({ value }) => value) },
    false,
  );
  const fields: Field[] = [
    { ...kind, property: { ...kind.property, description: 'What a tap does' } },
    textField('text', textAt(reply, 'text')),
    textField('postbackData', {
      ...textAt(reply, 'postbackData'),
      description: 'What the webhook brings back when the suggestion is tapped; left empty, the text',
    }),
    ...actions.flatMap(({ value, field, fields: own }) =>
      Object.entries(own).map(([name, path]) => {
        const at = schemaAt(one, `action.${field ?? ''}.${path}`);
        return shownFor(
          fieldFrom(name, { title: titleOf(name), ...at }, { required: true }),
          'suggestionType',
          [value],
        );
      }),
    ),
  ];
  const { title = 'Suggestions', description = '' } = schema;
  const groups = groupsField('suggestions', { type: 'array', title, description, items: one }, fields);
  return {
    ...groups,
    read(value, reading, path) {
      const read = groups.read(value, reading, path);
      return Array.isArray(read)
        ? read.map((each: unknown) => suggestionFrom(isRecord(each) ? each : {}))
        : undefined;
    },
  };
}

function suggestionFrom({
  suggestionType,
  text,
  postbackData = text,
  ...values
}: Values): FieldsOf<ChatAppsSendSuggestion> {
  const words = present<keyof ChatAppsSendInputReply>({ text, postbackData });
  const action = actions.find(({ value }) => value === suggestionType);
  if (action?.field === undefined) return { reply: words };
  const own: Record<string, unknown> = {};
  for (const [name, path] of Object.entries(action.fields)) {
    if (values[name] === undefined) continue;
    const [outer = '', inner] = path.split('.');
    own[outer] = inner === undefined ? values[name] : { ...(own[outer] as Values), [inner]: values[name] };
  }
  return { action: { ...words, [action.field]: own } };
}
