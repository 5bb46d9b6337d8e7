import { describe, expect, test } from '@jest/globals';
import type { INodeParameters, INodeProperties, NodeParameterValueType } from 'n8n-workflow';
import { actionNodes } from '../action-types';
import { isGroup, isProperty } from '../description/properties';
import { runAction } from '../run-action';

const shownFor = (operation: string): readonly INodeProperties[] =>
  Object.values(actionNodes)
    .flatMap(({ description }) => description.properties)
    .filter(({ displayOptions }) => displayOptions?.show?.['operation']?.includes(operation));

const group = (...values: INodeParameters[]): INodeParameters => ({ values });

/** A value that no field of the kind takes. */
function invalidValue({ type }: INodeProperties): NodeParameterValueType {
  switch (type) {
    case 'json':
      return '[1]';
    default:
      return '={{ ({ not: "a value" }) }}';
  }
}

interface FieldCase {
  /** What the error must call the field. */
  readonly label: string;
  readonly parameters: INodeParameters;
}

/** Every field among these and inside them, with the parameters that make it the only invalid one. */
function fieldCases(properties: readonly INodeProperties[], others: INodeParameters): FieldCase[] {
  return properties.flatMap((property): FieldCase[] => {
    const { name, displayName, type, displayOptions, options = [] } = property;
    const shown = Object.entries(displayOptions?.show ?? {}).map(
      ([parameter, values]) => [parameter, values?.[0]] as const,
    );
    const known: INodeParameters = { ...others, ...(Object.fromEntries(shown) as INodeParameters) };
    const groups = options.filter(isGroup);
    if (type === 'collection') {
      return fieldCases(options.filter(isProperty), {}).map(({ label, parameters }) => ({
        label: name === 'additionalFields' ? label : `${displayName}: ${label}`,
        parameters: { ...known, [name]: parameters },
      }));
    }
    if (type !== 'fixedCollection') {
      return [{ label: displayName, parameters: { ...known, [name]: invalidValue(property) } }];
    }
    const isList = property.typeOptions?.multipleValues === true;
    const rows = (known[name] as { values?: INodeParameters[] } | undefined)?.values;
    return groups.flatMap(({ displayName: one, values }) =>
      fieldCases(values, isList ? (rows?.[0] ?? {}) : {}).map(({ label, parameters }) => ({
        label: isList ? `${one} 2: ${label}` : `${displayName}: ${label}`,
        parameters: {
          ...known,
          [name]: { values: isList ? [rows?.[0] ?? {}, parameters] : parameters },
        },
      })),
    );
  });
}

/** Parameters that are only for the editor. */
const unsent = ['channelId', 'templateChannelId', 'accountTemplate', 'templateVariables'];

async function messageFor(operation: string, parameters: INodeParameters): Promise<string> {
  const { error } = await runAction({
    operation,
    parameters: { recipient: '+6591234567', ...parameters },
    // Nothing listens there: what is not refused before it is sent has no field in its message.
    credentials: { apiKey: 'any-key-will-do', subAccountId: 'ExampleCo', baseUrl: 'http://127.0.0.1:9' },
  });
  return `${error?.message ?? 'Nothing was refused'}: ${error?.description ?? ''}`;
}

const media = { mediaUrl: 'https://example.com/a.jpg' };
const body = { bodyText: 'Hello' };
const suggestion = { suggestionType: 'reply', text: 'Yes' };
const card = { ...media, title: 'Table', suggestions: group(suggestion) };

/** Parameters that are valid together, by the type of content. */
const valid: Readonly<Record<string, INodeParameters>> = {
  text: { text: 'Hello' },
  json: { messageType: 'interactive', contentJson: '{}' },
  image: media,
  video: media,
  audio: media,
  file: media,
  location: { latitude: 1.2, longitude: 103.8 },
  template: {
    ...{ templateName: 'hello', templateLanguage: 'en_US', bodyParameters: group({ text: 'Mei' }) },
    buttonParameters: group({ subType: 'QuickReply', index: 0, value: 'yes' }),
  },
  replyButtons: { ...body, buttons: group({ title: 'Yes' }) },
  list: { ...body, listButton: 'Choose', sections: group({ title: 'A', rows: group({ title: 'B' }) }) },
  ctaUrl: { ...body, buttonText: 'Open', buttonUrl: 'https://example.com' },
  flow: { ...body, flowId: '91234', flowButton: 'Open' },
  locationRequest: body,
  callPermissionRequest: body,
  contactInfoRequest: body,
  voiceCall: body,
  product: { catalogId: 'c1', productId: 'p1' },
  productList: {
    ...body,
    ...{ headerType: 'text', headerText: 'Shirts', catalogId: 'c1' },
    productSections: group({ title: 'A', products: 'p1' }),
  },
  richCard: card,
  carousel: { cards: group(card, card) },
  viberButton: { text: 'Hello', buttonText: 'Open', buttonUrl: 'https://example.com' },
};

const message = shownFor('chatApps.send');
const contentTypes = message
  .filter(({ name }) => name === 'contentType')
  .flatMap(({ options = [] }) =>
    options.flatMap((option) => ('value' in option ? [String(option.value)] : [])),
  );

const composed = contentTypes.flatMap((contentType) => {
  const fields = message.filter(
    ({ displayOptions, name }) =>
      displayOptions?.show?.['contentType']?.includes(contentType) === true && !unsent.includes(name),
  );
  return fieldCases(fields, { contentType, ...valid[contentType] }).map(
    ({ label, parameters }) => [contentType, label, parameters] as const,
  );
});

describe('an invalid field of a message is named as on the screen', () => {
  test.each(composed)('%s: %s', async (_, label, parameters) => {
    expect(await messageFor('chatApps.send', parameters)).toMatch(named(label));
  });
});

const additional = message.filter(({ name }) => name === 'additionalFields');

test.each(
  fieldCases(additional, { text: 'Hello' }).map(({ label, parameters }) => [label, parameters] as const),
)('an invalid additional field of a message is named as on the screen: %s', async (label, parameters) => {
  expect(await messageFor('chatApps.send', parameters)).toMatch(named(label));
});

const body1 = { bodyText: 'Hello {{1}}', bodySamples: group({ value: 'Mei' }) };
const newTemplate = shownFor('chatApps.createTemplate');
const partsOf = (category: string): FieldCase[] =>
  fieldCases(
    newTemplate.filter(
      ({ displayOptions }) => displayOptions?.show?.['category']?.includes(category) === true,
    ),
    { componentsFrom: 'fields', category, ...body1 },
  );

test.each(
  [...partsOf('MARKETING'), ...partsOf('AUTHENTICATION')].map(
    ({ label, parameters }) => [label, parameters] as const,
  ),
)('an invalid part of a new template is named as on the screen: %s', async (label, parameters) => {
  const category = 'securityRecommendation' in parameters || 'codeExpirationMinutes' in parameters;
  expect(
    await messageFor('chatApps.createTemplate', {
      ...{ channelId: 'c1', name: 'hello', language: 'en_US' },
      ...parameters,
      category: category ? 'AUTHENTICATION' : 'MARKETING',
    }),
  ).toMatch(named(label));
});

test.each([
  ['msisdn', 'Phone Number'],
  ['lineUserId', 'LINE User ID'],
  ['channelUserId', 'WhatsApp User ID'],
])('an invalid recipient is named by what it is: %s', async (recipientType, label) => {
  const recipient = '={{ ({ not: "a value" }) }}';

  expect(await messageFor('chatApps.send', { recipientType, recipient, text: 'Hello' })).toMatch(
    named(label),
  );
});

test('a field inside content that is given as JSON is named behind the field of the JSON', async () => {
  const buttons = [{ type: 'reply', reply: { id: 'a', title: 'Longer than twenty characters' } }];
  const contentJson = JSON.stringify({
    interactive: { type: 'button', body: { text: 'Hello' }, action: { buttons } },
  });

  expect(
    await messageFor('chatApps.send', { contentType: 'json', messageType: 'interactive', contentJson }),
  ).toMatch(/^Content \(JSON\): Button 1: Title has 29 characters/);
});

/** A sentence that begins with the label. An entry of a list is named by its position: "Product ID 2". */
function named(label: string): RegExp {
  const words = label.replace('Input Binary Field', '(\\w+: )?Input Binary Field').replace(/s$/, 's?');
  return new RegExp(`(^|[.:] )${words.replace(/\((\w+)\)(?!\?)/g, '\\($1\\)')}( \\d+)? (is|has) `);
}
