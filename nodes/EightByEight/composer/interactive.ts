import type {
  ChatAppsContent,
  ChatAppsSendAction,
  ChatAppsSendInteractive,
} from '../../../core/src/generated';
import type { ObjectSchema } from '../../../core/src/schema';
import type { Field, FieldsOf, Values } from '../fields/field';
import { textField } from '../fields/text';
import { needed, present } from './content-type';
import { interactiveHeader } from './header';
import { textAt } from './schema-path';

/** The words that every interactive message has. */
export function bodyField(interactive: ObjectSchema): Field {
  const schema = textAt(interactive, 'body.text');
  return needed(textField('bodyText', { ...schema, title: 'Text' }));
}

/** The smaller words below. */
export function footerField(interactive: ObjectSchema): Field {
  const schema = textAt(interactive, 'footer.text');
  return textField('footerText', { ...schema, title: 'Footer', description: 'Smaller words below the text' });
}

/** The content of an interactive message: what all have, around what its type has. */
export function interactiveContent(
  type: string,
  values: Values,
  action: FieldsOf<ChatAppsSendAction>,
): FieldsOf<ChatAppsContent> {
  const { bodyText, footerText } = values;
  return {
    interactive: present<keyof ChatAppsSendInteractive>({
      type,
      header: interactiveHeader(values),
      body: bodyText === undefined ? undefined : { text: bodyText },
      footer: footerText === undefined ? undefined : { text: footerText },
      action,
    }),
  };
}
