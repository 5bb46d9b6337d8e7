import type {
  ChatAppsSendContentInfo,
  ChatAppsSendMedia,
  ChatAppsSendRichCard,
} from '../../../core/src/generated';
import type { ObjectSchema } from '../../../core/src/schema';
import { choiceField } from '../fields/select';
import type { Field, Values } from '../fields/field';
import { textField } from '../fields/text';
import { needed, present } from './content-type';
import { schemaAt, textAt } from './schema-path';
import { suggestionsField } from './suggestions';

/** What every RCS card has. */
export function cardFields(card: ObjectSchema): Field[] {
  const info = 'media.contentInfo';
  return [
    needed(textField('mediaUrl', { ...textAt(card, `${info}.fileUrl`), title: 'Media URL' })),
    textField('title', textAt(card, 'title')),
    textField('description', textAt(card, 'description')),
    choiceField('mediaHeight', { ...textAt(card, 'media.height'), title: 'Media Height' }, true),
    textField('thumbnailUrl', { ...textAt(card, `${info}.thumbnailUrl`) }),
    suggestionsField(schemaAt(card, 'suggestions')),
  ];
}

/** A card as 8x8 wants it. */
export function cardFrom(values: Values): Record<string, unknown> {
  const { title, description, mediaUrl, thumbnailUrl, mediaHeight, suggestions } = values;
  const contentInfo = present<keyof ChatAppsSendContentInfo>({ fileUrl: mediaUrl, thumbnailUrl });
  const media = present<keyof ChatAppsSendMedia>({ height: mediaHeight, contentInfo });
  return present<keyof ChatAppsSendRichCard>({ title, description, media, suggestions });
}
