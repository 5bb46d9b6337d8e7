import type { ChatAppsSendInputReply, ChatAppsSendSuggestion } from '../../../core/src/generated';
import { isJsonObject, type Schema } from '../../../core/src/validation';
import { selectField } from '../fields/select';
import { type Field, type UncheckedValues, type Values } from '../fields/field';
import { createField } from '../fields/field-from-schema';
import { groupListField } from '../fields/group';
import { textField } from '../fields/text';
import { toTitle } from '../../shared/titles';
import { withoutUndefined, shownWhen } from './content-type';
import { objectAt, schemaAt, stringAt } from './schema-path';

interface SuggestionType {
  readonly value: string;
  /** The field of the action object for this type. A reply has no action. */
  readonly field?: string;
  /** The fields of the type: parameter name, and path in the action. */
  readonly fields: Readonly<Record<string, string>>;
}

const suggestionTypes: readonly SuggestionType[] = [
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

/** The field for RCS suggestions: chips below a message that reply to it or start an action of the phone. */
export function suggestionsField(schema: Schema): Field {
  const one = schemaAt(schema, '[]');
  const reply = objectAt(one, 'reply');
  const kind = selectField(
    'suggestionType',
    { type: 'string', title: 'Type', enum: suggestionTypes.map(({ value }) => value) },
    false,
  );
  const fields: Field[] = [
    { ...kind, property: { ...kind.property, description: 'What a tap does' } },
    textField('text', stringAt(reply, 'text')),
    textField('postbackData', {
      ...stringAt(reply, 'postbackData'),
      description: 'What the webhook brings back when the suggestion is tapped; left empty, the text',
    }),
    ...suggestionTypes.flatMap(({ value, field, fields: own }) =>
      Object.entries(own).map(([name, path]) => {
        const at = schemaAt(one, `action.${field ?? ''}.${path}`);
        return shownWhen(
          createField(name, { title: toTitle(name), ...at }, { required: true }),
          'suggestionType',
          [value],
        );
      }),
    ),
  ];
  const { title = 'Suggestions', description = '' } = schema;
  const groups = groupListField('suggestions', { type: 'array', title, description, items: one }, fields);
  return {
    ...groups,
    read(value, readContext, path) {
      const read = groups.read(value, readContext, path);
      return Array.isArray(read)
        ? read.map((each: unknown) => toSuggestion(isJsonObject(each) ? each : {}))
        : undefined;
    },
  };
}

function toSuggestion({
  suggestionType,
  text,
  postbackData = text,
  ...values
}: Values): UncheckedValues<ChatAppsSendSuggestion> {
  const words = withoutUndefined<keyof ChatAppsSendInputReply>({ text, postbackData });
  const action = suggestionTypes.find(({ value }) => value === suggestionType);
  if (action?.field === undefined) return { reply: words };
  const own: Record<string, unknown> = {};
  for (const [name, path] of Object.entries(action.fields)) {
    if (values[name] === undefined) continue;
    const [outer = '', inner] = path.split('.');
    own[outer] = inner === undefined ? values[name] : { ...(own[outer] as Values), [inner]: values[name] };
  }
  return { action: { ...words, [action.field]: own } };
}
