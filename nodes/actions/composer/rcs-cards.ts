import type {
  ChatAppsSendContentInfo,
  ChatAppsSendMedia,
  ChatAppsSendRichCard,
  ChatAppsSendCarousel,
} from '../../../core/src/generated';
import { isJsonObject, type ObjectSchema } from '../../../core/src/validation';
import { selectField } from '../fields/select';
import { type Field, type Values } from '../fields/field';
import { textField } from '../fields/text';
import { labelOf, requiredField, withoutUndefined, shownWhen, type ContentTypeFactory } from './content-type';
import { schemaAt, stringAt, objectAt } from './schema-path';
import { suggestionsField } from './suggestions';
import { groupListField } from '../fields/group';

/** The fields of an RCS card. */
export function cardFields(card: ObjectSchema): Field[] {
  const info = 'media.contentInfo';
  return [
    requiredField(textField('mediaUrl', { ...stringAt(card, `${info}.fileUrl`), title: 'Media URL' })),
    textField('title', stringAt(card, 'title')),
    textField('description', stringAt(card, 'description')),
    selectField('mediaHeight', { ...stringAt(card, 'media.height'), title: 'Media Height' }, true),
    textField('thumbnailUrl', { ...stringAt(card, `${info}.thumbnailUrl`) }),
    suggestionsField(schemaAt(card, 'suggestions')),
  ];
}

/** Builds an RCS card from the values of its fields. */
export function toCard(values: Values): Record<string, unknown> {
  const { title, description, mediaUrl, thumbnailUrl, mediaHeight, suggestions } = values;
  const contentInfo = withoutUndefined<keyof ChatAppsSendContentInfo>({ fileUrl: mediaUrl, thumbnailUrl });
  const media = withoutUndefined<keyof ChatAppsSendMedia>({ height: mediaHeight, contentInfo });
  return withoutUndefined<keyof ChatAppsSendRichCard>({ title, description, media, suggestions });
}

/** An RCS message with one card. */
export const richCardContent: ContentTypeFactory = (content) => {
  const card = objectAt(content, 'richCard');
  return {
    value: 'richCard',
    ...labelOf('richCard'),
    type: 'richCard',
    fields: [
      selectField('cardOrientation', { ...stringAt(card, 'cardOrientation'), default: 'vertical' }, false),
      shownWhen(
        selectField('mediaSide', { ...stringAt(card, 'thumbnailImageAlignment'), default: 'left' }, false),
        'cardOrientation',
        ['horizontal'],
      ),
      ...cardFields(card),
    ],
    toContent(values) {
      const { cardOrientation, mediaSide } = values;
      const thumbnailImageAlignment = cardOrientation === 'horizontal' ? mediaSide : undefined;
      return {
        richCard: withoutUndefined<keyof ChatAppsSendRichCard>({
          cardOrientation,
          thumbnailImageAlignment,
          ...toCard(values),
        }),
      };
    },
  };
};

/** An RCS message with two to ten cards side by side. */
export const carouselContent: ContentTypeFactory = (content) => {
  const schema = objectAt(content, 'carousel');
  const card = objectAt(schema, 'cards[]');
  return {
    value: 'carousel',
    ...labelOf('carousel'),
    type: 'carousel',
    fields: [
      selectField('cardWidth', { ...stringAt(schema, 'cardWidth'), default: 'medium' }, false),
      requiredField(
        groupListField(
          'cards',
          { type: 'array', title: 'Cards', description: 'Two to ten cards, from left to right', items: card },
          cardFields(card),
        ),
      ),
    ],
    toContent(values) {
      const { cardWidth, cards } = values;
      const made = Array.isArray(cards)
        ? cards.map((each: unknown) => toCard(isJsonObject(each) ? each : {}))
        : undefined;
      return { carousel: withoutUndefined<keyof ChatAppsSendCarousel>({ cardWidth, cards: made }) };
    },
  };
};
