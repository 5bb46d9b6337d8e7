import type {
  ChatAppsSendContentInfo,
  ChatAppsSendMedia,
  ChatAppsSendRichCard,
  ChatAppsSendCarousel,
} from '../../../core/src/generated';
import type { ObjectSchema } from '../../../core/src/schema';
import { choiceField } from '../fields/select';
import { type Field, type Values, isRecord } from '../fields/field';
import { textField } from '../fields/text';
import { labelOf, needed, present, shownFor, type MakeKind } from './content-type';
import { schemaAt, textAt, objectAt } from './schema-path';
import { suggestionsField } from './suggestions';
import { groupsField } from '../fields/group';

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

/** A picture or video with headline, text and suggestions. */
export const richCard: MakeKind = (content) => {
  const card = objectAt(content, 'richCard');
  return {
    value: 'richCard',
    ...labelOf('richCard'),
    type: 'richCard',
    fields: [
      choiceField('cardOrientation', { ...textAt(card, 'cardOrientation'), default: 'vertical' }, false),
      shownFor(
        choiceField('mediaSide', { ...textAt(card, 'thumbnailImageAlignment'), default: 'left' }, false),
        'cardOrientation',
        ['horizontal'],
      ),
      ...cardFields(card),
    ],
    toContent(values) {
      const { cardOrientation, mediaSide } = values;
      const thumbnailImageAlignment = cardOrientation === 'horizontal' ? mediaSide : undefined;
      return {
        richCard: present<keyof ChatAppsSendRichCard>({
          cardOrientation,
          thumbnailImageAlignment,
          ...cardFrom(values),
        }),
      };
    },
  };
};

/** Two to ten cards, side by side. */
export const carousel: MakeKind = (content) => {
  const schema = objectAt(content, 'carousel');
  const card = objectAt(schema, 'cards[]');
  return {
    value: 'carousel',
    ...labelOf('carousel'),
    type: 'carousel',
    fields: [
      choiceField('cardWidth', { ...textAt(schema, 'cardWidth'), default: 'medium' }, false),
      needed(
        groupsField(
          'cards',
          { type: 'array', title: 'Cards', description: 'Two to ten cards, from left to right', items: card },
          cardFields(card),
        ),
      ),
    ],
    toContent(values) {
      const { cardWidth, cards } = values;
      const made = Array.isArray(cards)
        ? cards.map((each: unknown) => cardFrom(isRecord(each) ? each : {}))
        : undefined;
      return { carousel: present<keyof ChatAppsSendCarousel>({ cardWidth, cards: made }) };
    },
  };
};
