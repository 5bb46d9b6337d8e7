import type {
  ChatAppsSendContentInfo,
  ChatAppsSendMedia,
  ChatAppsSendRichCard,
  ChatAppsSendCarousel,
} from '../../../core/src/generated';
import { isJsonObject, type ObjectSchema, type Schema } from '../../../core/src/validation';
import { selectField } from '../fields/select';
import { mediaFields, readMedia } from './media-fields';
import { type Field, type ReadContext, type Values } from '../fields/field';
import { textField } from '../fields/text';
import {
  decidingField,
  labelOf,
  requiredField,
  withoutUndefined,
  shownWhen,
  type ContentTypeFactory,
} from './content-type';
import { schemaAt, stringAt, objectAt } from './schema-path';
import type { FieldPlaces } from '../fields/displayed-label';
import { suggestionPlaces, suggestionsField } from './suggestions';
import { createField } from '../fields/field-from-schema';
import { groupListField } from '../fields/group';

const cardMedia = {
  name: 'media',
  title: 'Media',
  description: 'Public address of the picture or video',
  required: true,
};

const thumbnail = {
  name: 'thumbnail',
  title: 'Thumbnail',
  description: 'Public address of the preview of a video',
};

/** The fields of an RCS card. */
function cardFields(card: ObjectSchema): Field[] {
  const info = 'media.contentInfo';
  return [
    ...mediaFields(cardMedia, stringAt(card, `${info}.fileUrl`)),
    textField('title', stringAt(card, 'title')),
    textField('description', stringAt(card, 'description')),
    selectField('mediaHeight', { ...stringAt(card, 'media.height'), title: 'Media Height' }, true),
    ...mediaFields(thumbnail, stringAt(card, `${info}.thumbnailUrl`)),
    forceRefreshField(schemaAt(card, `${info}.forceRefresh`)),
    suggestionsField(schemaAt(card, 'suggestions')),
  ];
}

/** Whether RCS fetches the file anew. Only `true` is sent. */
function forceRefreshField(schema: Schema): Field {
  const field = createField('forceRefresh', schema);
  return {
    ...field,
    property: { ...field.property, description: 'Whether to fetch the file again although it is cached' },
    read: (value, readContext, path) => field.read(value, readContext, path) || undefined,
  };
}

/** Builds an RCS card from the values of its fields. `label` begins the names of its fields in errors. */
function toCard(values: Values, readContext: ReadContext, label = ''): Record<string, unknown> {
  const { title, description, mediaHeight, forceRefresh, suggestions } = values;
  const contentInfo = withoutUndefined<keyof ChatAppsSendContentInfo>({
    fileUrl: readMedia(cardMedia, ['image', 'video'], values, readContext, `${label}Media`),
    thumbnailUrl: readMedia(thumbnail, ['image'], values, readContext, `${label}Thumbnail`),
    forceRefresh,
  });
  const media = withoutUndefined<keyof ChatAppsSendMedia>({ height: mediaHeight, contentInfo });
  return withoutUndefined<keyof ChatAppsSendRichCard>({ title, description, media, suggestions });
}

/** Which field of a card fills which place of it. `card` is the path of the card, `fields` that of its fields. */
function cardPlaces(card: string, fields: string): FieldPlaces {
  const info = `${card}.media.contentInfo`;
  return {
    [`${info}.fileUrl`]: `${fields}mediaUrl`,
    [`${info}.thumbnailUrl`]: `${fields}thumbnailUrl`,
    [`${info}.forceRefresh`]: `${fields}forceRefresh`,
    [`${card}.media.height`]: `${fields}mediaHeight`,
    [`${card}.title`]: `${fields}title`,
    [`${card}.description`]: `${fields}description`,
    ...suggestionPlaces(`${card}.suggestions`, `${fields}suggestions`),
  };
}

/** An RCS message with one card. */
export const richCardContent: ContentTypeFactory = (content) => {
  const card = objectAt(content, 'richCard');
  return {
    value: 'richCard',
    ...labelOf('richCard'),
    type: 'richCard',
    fields: [
      decidingField(
        selectField('cardOrientation', { ...stringAt(card, 'cardOrientation'), default: 'vertical' }, false),
      ),
      shownWhen(
        selectField('mediaSide', { ...stringAt(card, 'thumbnailImageAlignment'), default: 'left' }, false),
        'cardOrientation',
        ['horizontal'],
      ),
      ...cardFields(card).map((field) =>
        // A horizontal card has no height.
        field.name === 'mediaHeight' ? shownWhen(field, 'cardOrientation', ['vertical']) : field,
      ),
    ],
    toContent(values, readContext) {
      const { cardOrientation, mediaSide } = values;
      const thumbnailImageAlignment = cardOrientation === 'horizontal' ? mediaSide : undefined;
      return {
        richCard: withoutUndefined<keyof ChatAppsSendRichCard>({
          cardOrientation,
          thumbnailImageAlignment,
          ...toCard(values, readContext),
        }),
      };
    },
    places: {
      ...cardPlaces('richCard', ''),
      'richCard.cardOrientation': 'cardOrientation',
      'richCard.thumbnailImageAlignment': 'mediaSide',
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
    toContent(values, readContext) {
      const { cardWidth, cards } = values;
      const made = Array.isArray(cards)
        ? cards.map((each: unknown, index) =>
            toCard(isJsonObject(each) ? each : {}, readContext, `Card ${index + 1}: `),
          )
        : undefined;
      return { carousel: withoutUndefined<keyof ChatAppsSendCarousel>({ cardWidth, cards: made }) };
    },
    places: {
      'carousel.cards': 'cards',
      'carousel.cardWidth': 'cardWidth',
      ...cardPlaces('carousel.cards[]', 'cards[].'),
    },
  };
};
