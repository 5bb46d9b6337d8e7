import { isJsonObject } from '../../../core/src/validation';
import type {
  ChatAppsSendAction,
  ChatAppsSendButton,
  ChatAppsSendReply,
  ChatAppsSendSection,
  ChatAppsSendParameters,
} from '../../../core/src/generated';
import { type UncheckedValues } from '../fields/field';
import { groupListField } from '../fields/group';
import { textField } from '../fields/text';
import { requiredField, withoutUndefined, type ContentTypeFactory } from './content-type';
import {
  headerFields,
  bodyField,
  footerField,
  interactivePlaces,
  toInteractiveContent,
} from './interactive-parts';
import { objectAt, stringAt } from './schema-path';

/** A WhatsApp message with one to three reply buttons. */
export const replyButtonsContent: ContentTypeFactory = (content) => {
  const interactive = objectAt(content, 'interactive');
  const reply = objectAt(interactive, 'action.buttons[].reply');
  const fields = [
    textField('title', stringAt(reply, 'title')),
    textField('id', {
      ...stringAt(reply, 'id'),
      description: 'What your trigger receives when the button is tapped; left empty, the title',
    }),
  ];
  return {
    value: 'replyButtons',
    name: 'Reply Buttons',
    description: 'A text with up to three buttons to answer with, on WhatsApp',
    type: 'interactive',
    fields: [
      bodyField(interactive),
      requiredField(
        groupListField(
          'buttons',
          {
            type: 'array',
            title: 'Buttons',
            description: 'One to three buttons, no two alike',
            items: reply,
          },
          fields,
        ),
      ),
      ...headerFields(['text', 'image', 'video', 'document']),
      footerField(interactive),
    ],
    toContent: (values, readContext) =>
      toInteractiveContent(
        'button',
        values,
        readContext,
        withoutUndefined<keyof ChatAppsSendAction>({ buttons: toButtons(values['buttons']) }),
      ),
    places: {
      ...interactivePlaces,
      'interactive.action.buttons': 'buttons',
      'interactive.action.buttons[].reply': 'buttons[]',
    },
  };
};

function toButtons(buttons: unknown): unknown {
  if (!Array.isArray(buttons)) return undefined;
  return buttons.map((button: unknown): UncheckedValues<ChatAppsSendButton> => {
    const { title, id = idFrom(title) } = isJsonObject(button) ? button : {};
    return { type: 'reply', reply: withoutUndefined<keyof ChatAppsSendReply>({ id, title }) };
  });
}

/** The ID of an entry that has none of its own. A title that is refused stands for itself: its ID need not be named too. */
const idFrom = (title: unknown): string => (typeof title === 'string' ? title : 'none');

/** A WhatsApp message with a button that opens a list of rows. */
export const listContent: ContentTypeFactory = (content) => {
  const interactive = objectAt(content, 'interactive');
  const section = objectAt(interactive, 'action.sections[]');
  const row = objectAt(section, 'rows[]');
  const rows = groupListField(
    'rows',
    {
      type: 'array',
      title: 'Rows',
      description: 'What can be chosen, ten rows in all sections together',
      items: row,
    },
    [
      textField('title', stringAt(row, 'title')),
      textField('description', stringAt(row, 'description')),
      textField('id', {
        ...stringAt(row, 'id'),
        description: 'What your trigger receives when the row is chosen; left empty, the title',
      }),
    ],
  );
  return {
    value: 'list',
    name: 'List',
    description: 'A text with a list to choose from, on WhatsApp',
    type: 'interactive',
    fields: [
      bodyField(interactive),
      requiredField(
        textField('listButton', {
          ...stringAt(interactive, 'action.button'),
          description: 'Words on the button that opens the list',
          examples: ['Choose'],
        }),
      ),
      requiredField(
        groupListField(
          'sections',
          {
            type: 'array',
            title: 'Sections',
            description: 'Groups of rows; one will often do',
            items: section,
          },
          [textField('title', stringAt(section, 'title')), rows],
        ),
      ),
      ...headerFields(['text']),
      footerField(interactive),
    ],
    toContent: (values, readContext) =>
      toInteractiveContent(
        'list',
        values,
        readContext,
        withoutUndefined<keyof ChatAppsSendAction>({
          button: values['listButton'],
          sections: toSections(values['sections']),
        }),
      ),
    places: {
      ...interactivePlaces,
      'interactive.action.sections': 'sections',
      'interactive.action.button': 'listButton',
    },
  };
};

function toSections(sections: unknown): unknown {
  if (!Array.isArray(sections)) return undefined;
  return sections.map((section: unknown) => {
    const { title, rows } = isJsonObject(section) ? section : {};
    return withoutUndefined<keyof ChatAppsSendSection>({ title, rows: toRows(rows) });
  });
}

function toRows(rows: unknown): unknown {
  if (!Array.isArray(rows)) return rows;
  return rows.map((row: unknown) => (isJsonObject(row) ? { id: idFrom(row['title']), ...row } : row));
}

/** A WhatsApp message with a button that opens a URL. */
export const callToActionContent: ContentTypeFactory = (content) => {
  const interactive = objectAt(content, 'interactive');
  const parameters = objectAt(interactive, 'action.parameters');
  return {
    value: 'ctaUrl',
    name: 'Call-to-Action URL',
    description: 'A text with a button that opens an address, on WhatsApp',
    type: 'interactive',
    fields: [
      bodyField(interactive),
      requiredField(
        textField('buttonText', {
          ...stringAt(parameters, 'display_text'),
          description: 'Words on the button',
        }),
      ),
      requiredField(
        textField('buttonUrl', {
          ...stringAt(parameters, 'url'),
          title: 'Button URL',
          description: 'Address that the button opens',
          examples: ['https://example.com/orders/1001'],
        }),
      ),
      ...headerFields(['text', 'image', 'video', 'document']),
      footerField(interactive),
    ],
    toContent: (values, readContext) =>
      toInteractiveContent('cta_url', values, readContext, {
        parameters: withoutUndefined<keyof ChatAppsSendParameters>({
          display_text: values['buttonText'],
          url: values['buttonUrl'],
        }),
      }),
    places: {
      ...interactivePlaces,
      'interactive.action.parameters.display_text': 'buttonText',
      'interactive.action.parameters.url': 'buttonUrl',
    },
  };
};
