import type {
  ChatAppsSendAction,
  ChatAppsSendButton,
  ChatAppsSendReply,
  ChatAppsSendSection,
  ChatAppsSendParameters,
} from '../../../core/src/generated';
import { isRecord, type FieldsOf } from '../fields/field';
import { groupsField } from '../fields/group';
import { textField } from '../fields/text';
import { needed, present, type MakeKind } from './content-type';
import { headerFields, bodyField, footerField, interactiveContent } from './interactive-parts';
import { objectAt, textAt } from './schema-path';

/** One to three buttons that answer the message. */
export const replyButtons: MakeKind = (content) => {
  const interactive = objectAt(content, 'interactive');
  const reply = objectAt(interactive, 'action.buttons[].reply');
  const fields = [
    textField('title', textAt(reply, 'title')),
    textField('id', {
      ...textAt(reply, 'id'),
      description: 'What the webhook brings back when the button is tapped; left empty, the title',
    }),
  ];
  return {
    value: 'replyButtons',
    name: 'Reply Buttons',
    description: 'Words with up to three buttons to answer with, on WhatsApp',
    type: 'interactive',
    fields: [
      bodyField(interactive),
      needed(
        groupsField(
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
    toContent: (values) =>
      interactiveContent(
        'button',
        values,
        present<keyof ChatAppsSendAction>({ buttons: repliesFrom(values['buttons']) }),
      ),
  };
};

function repliesFrom(buttons: unknown): unknown {
  if (!Array.isArray(buttons)) return undefined;
  return buttons.map((button: unknown): FieldsOf<ChatAppsSendButton> => {
    const { title, id = title } = isRecord(button) ? button : {};
    return { type: 'reply', reply: present<keyof ChatAppsSendReply>({ id, title }) };
  });
}

/** A button that opens a list to choose from. */
export const list: MakeKind = (content) => {
  const interactive = objectAt(content, 'interactive');
  const section = objectAt(interactive, 'action.sections[]');
  const row = objectAt(section, 'rows[]');
  const rows = groupsField(
    'rows',
    {
      type: 'array',
      title: 'Rows',
      description: 'What can be chosen, ten rows in all sections together',
      items: row,
    },
    [
      textField('title', textAt(row, 'title')),
      textField('description', textAt(row, 'description')),
      textField('id', {
        ...textAt(row, 'id'),
        description: 'What the webhook brings back when the row is chosen; left empty, the title',
      }),
    ],
  );
  return {
    value: 'list',
    name: 'List',
    description: 'Words with a list to choose from, on WhatsApp',
    type: 'interactive',
    fields: [
      bodyField(interactive),
      needed(textField('listButton', textAt(interactive, 'action.button'))),
      needed(
        groupsField(
          'sections',
          {
            type: 'array',
            title: 'Sections',
            description: 'Groups of rows; one will often do',
            items: section,
          },
          [textField('title', textAt(section, 'title')), rows],
        ),
      ),
      ...headerFields(['text']),
      footerField(interactive),
    ],
    toContent: (values) =>
      interactiveContent(
        'list',
        values,
        present<keyof ChatAppsSendAction>({
          button: values['listButton'],
          sections: sectionsFrom(values['sections']),
        }),
      ),
  };
};

function sectionsFrom(sections: unknown): unknown {
  if (!Array.isArray(sections)) return undefined;
  return sections.map((section: unknown) => {
    const { title, rows } = isRecord(section) ? section : {};
    return present<keyof ChatAppsSendSection>({ title, rows: rowsFrom(rows) });
  });
}

function rowsFrom(rows: unknown): unknown {
  if (!Array.isArray(rows)) return rows;
  return rows.map((row: unknown) => (isRecord(row) ? { id: row['title'], ...row } : row));
}

/** One button that opens an address. */
export const callToAction: MakeKind = (content) => {
  const interactive = objectAt(content, 'interactive');
  const parameters = objectAt(interactive, 'action.parameters');
  return {
    value: 'ctaUrl',
    name: 'Call-to-Action URL',
    description: 'Words with a button that opens an address, on WhatsApp',
    type: 'interactive',
    fields: [
      bodyField(interactive),
      needed(
        textField('buttonText', {
          ...textAt(parameters, 'display_text'),
          description: 'Words on the button',
        }),
      ),
      needed(
        textField('buttonUrl', {
          ...textAt(parameters, 'url'),
          title: 'Button URL',
          description: 'Address that the button opens',
          examples: ['https://example.com/orders/1001'],
        }),
      ),
      ...headerFields(['text', 'image', 'video', 'document']),
      footerField(interactive),
    ],
    toContent: (values) =>
      interactiveContent('cta_url', values, {
        parameters: present<keyof ChatAppsSendParameters>({
          display_text: values['buttonText'],
          url: values['buttonUrl'],
        }),
      }),
  };
};
