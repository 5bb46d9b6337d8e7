import type { ChatAppsSendAction, ChatAppsSendButton, ChatAppsSendReply } from '../../../core/src/generated';
import { isRecord, type FieldsOf } from '../fields/field';
import { groupsField } from '../fields/group';
import { textField } from '../fields/text';
import { needed, present, type MakeKind } from './content-type';
import { headerFields } from './header';
import { bodyField, footerField, interactiveContent } from './interactive';
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
