import type { ChatAppsSendRichCard } from '../../../core/src/generated';
import { choiceField } from '../fields/select';
import { cardFields, cardFrom } from './card';
import { present, shownFor, type MakeKind } from './content-type';
import { objectAt, textAt } from './schema-path';

/** A picture or video with headline, text and suggestions. */
export const richCard: MakeKind = (content) => {
  const card = objectAt(content, 'richCard');
  return {
    value: 'richCard',
    name: 'Rich Card',
    description: 'A picture or video with headline, text and suggestions, on RCS',
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
