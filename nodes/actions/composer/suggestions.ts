import type { ChatAppsSendInputReply, ChatAppsSendSuggestion } from '../../../core/src/generated';
import { isJsonObject, type Schema, type StringSchema } from '../../../core/src/validation';
import { selectField } from '../fields/select';
import { type Field, type UncheckedValues, type Values } from '../fields/field';
import type { FieldPlaces } from '../fields/displayed-label';
import { createField } from '../fields/field-from-schema';
import { groupListField } from '../fields/group';
import { textField, toText } from '../fields/text';
import { toTitle } from '../../shared/titles';
import { decidingField, withoutUndefined, shownWhen } from './content-type';
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
  {
    value: 'openUrl',
    field: 'openUrlAction',
    fields: {
      url: 'url',
      application: 'application',
      webviewViewMode: 'webviewViewMode',
      webviewDescription: 'description',
    },
  },
  { value: 'dial', field: 'dialAction', fields: { phoneNumber: 'phoneNumber' } },
  {
    value: 'viewLocation',
    field: 'viewLocationAction',
    fields: {
      locationBy: 'label',
      query: 'query',
      latitude: 'latLong.latitude',
      longitude: 'latLong.longitude',
      label: 'label',
    },
  },
  {
    value: 'createCalendarEvent',
    field: 'createCalendarEventAction',
    fields: { title: 'title', description: 'description', startTime: 'startTime', endTime: 'endTime' },
  },
];

/** The form shows all fields of a suggestion, also the optional ones. */
const inForm = { required: true };

/** A list of values under labels of our own. The first is the default. */
function choice(
  name: string,
  displayName: string,
  description: string,
  labels: readonly (readonly [label: string, value: string])[],
): Field {
  const [, first = ''] = labels[0] ?? [];
  const options = labels.map(([label, value]) => ({ name: label, value }));
  return {
    name,
    property: { displayName, name, type: 'options', options, default: first, description },
    read: toText,
  };
}

const locationBy = 'locationBy';

/** The fields that are not made from their schema alone. */
const optionalFields: Readonly<Record<string, (schema: Schema) => Field>> = {
  application: () =>
    decidingField(
      choice('application', 'Open In', 'Where the address opens', [
        ['Any', ''],
        ['Browser', 'BROWSER'],
        ['View in the Messaging App', 'WEBVIEW'],
      ]),
    ),
  webviewViewMode: () =>
    shownWhen(
      choice('webviewViewMode', 'View Size', 'How much of the screen the view takes', [
        ['Full', 'FULL'],
        ['Half', 'HALF'],
        ['Tall', 'TALL'],
      ]),
      'application',
      ['WEBVIEW'],
    ),
  webviewDescription: (schema) =>
    shownWhen(
      textField('webviewDescription', { ...(schema as StringSchema), title: 'View Description' }),
      'application',
      ['WEBVIEW'],
    ),
  locationBy: () =>
    decidingField(
      choice(locationBy, 'Location By', 'How the place is found', [
        ['Coordinates', 'coordinates'],
        ['Search Term', 'query'],
      ]),
    ),
  query: (schema) =>
    shownWhen(
      textField('query', {
        ...(schema as StringSchema),
        title: 'Search Term',
        examples: ['ExampleCo store'],
      }),
      locationBy,
      ['query'],
    ),
  latitude: (schema) => shownWhen(createField('latitude', schema, inForm), locationBy, ['coordinates']),
  longitude: (schema) => shownWhen(createField('longitude', schema, inForm), locationBy, ['coordinates']),
};

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
    decidingField({ ...kind, property: { ...kind.property, description: 'What a tap does' } }),
    textField('text', stringAt(reply, 'text')),
    textField('postbackData', {
      ...stringAt(reply, 'postbackData'),
      description: 'What your trigger receives when the suggestion is tapped; left empty, the text',
    }),
    ...suggestionTypes.flatMap(({ value, field, fields: own }) =>
      Object.entries(own).map(([name, path]) => {
        const at = schemaAt(one, `action.${field ?? ''}.${path}`);
        const made = optionalFields[name]?.(at) ?? createField(name, { title: toTitle(name), ...at }, inForm);
        return shownWhen(made, 'suggestionType', [value]);
      }),
    ),
    shownWhen(
      textField('fallbackUrl', {
        ...stringAt(one, 'action.fallbackUrl'),
        examples: ['https://example.com/orders/1001'],
      }),
      'suggestionType',
      suggestionTypes.filter(({ field }) => field !== undefined).map(({ value }) => value),
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

/** Which field of a suggestion fills which place of it. `list` is the path of the suggestions, `field` that in the form. */
export function suggestionPlaces(list: string, field: string): FieldPlaces {
  const own = suggestionTypes.flatMap(({ field: action, fields }) =>
    Object.entries(fields)
      .filter(([name]) => name !== locationBy)
      .map(([name, path]) => [`${list}[].action.${action ?? ''}.${path}`, `${field}[].${name}`] as const),
  );
  return {
    [list]: field,
    [`${list}[].reply`]: `${field}[]`,
    [`${list}[].action`]: `${field}[]`,
    ...Object.fromEntries(own),
  };
}

function toSuggestion({
  suggestionType,
  text,
  // A text that is refused stands for itself: its copy need not be named too.
  postbackData = typeof text === 'string' ? text : 'none',
  fallbackUrl,
  locationBy: by,
  ...values
}: Values): UncheckedValues<ChatAppsSendSuggestion> {
  const words = withoutUndefined<keyof ChatAppsSendInputReply>({ text, postbackData });
  const action = suggestionTypes.find(({ value }) => value === suggestionType);
  if (action?.field === undefined) return { reply: words };
  const own: Record<string, unknown> = {};
  for (const [name, path] of Object.entries(action.fields)) {
    if (values[name] === undefined || isForOtherChoice(name, values, by)) continue;
    const [outer = '', inner] = path.split('.');
    own[outer] = inner === undefined ? values[name] : { ...(own[outer] as Values), [inner]: values[name] };
  }
  return { action: { ...words, ...withoutUndefined({ fallbackUrl }), [action.field]: own } };
}

/** Whether a field belongs to a choice that was not made. */
function isForOtherChoice(name: string, { application }: Values, by: unknown): boolean {
  if (name.startsWith('webview')) return application !== 'WEBVIEW';
  if (name === 'query') return by !== 'query';
  return (name === 'latitude' || name === 'longitude') && by === 'query';
}
