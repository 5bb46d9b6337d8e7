import type { ChatAppsSendCarousel } from '../../../core/src/generated';
import { choiceField } from '../fields/select';
import { isRecord } from '../fields/field';
import { groupsField } from '../fields/group';
import { cardFields, cardFrom } from './card';
import { needed, present, type MakeKind } from './content-type';
import { objectAt, textAt } from './schema-path';

/** Two to ten cards, side by side. */
export const carousel: MakeKind = (content) => {
  const schema = objectAt(content, 'carousel');
  const card = objectAt(schema, 'cards[]');
  return {
    value: 'carousel',
    name: 'Carousel',
    description: 'Two to ten cards side by side, on RCS',
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
