import { describe, expect, test } from '@jest/globals';
import type { INodeProperties } from 'n8n-workflow';
import { createMapperFields } from '../../../../nodes/actions/template/template-fields';
import { triggerTypes } from '../../triggers/support/trigger-types';
import { actionNodes } from '../action-types';
import { isChoice, isGroup, isProperty } from './properties';

/**
 * How many pixels n8n's panel has for a label, by how deep the field is nested: measured in n8n 2.41.1 at its default
 * width. Beside a text stands one more icon, and a label that is longer is cut.
 */
const room = { text: [192, 160, 128], other: [216, 184, 152] } as const;
/** What a letter takes on average in n8n's font, with some to spare. */
const pixelsPerLetter = 6.2;
const maxChoiceLength = 48;

interface Shown {
  readonly path: string;
  readonly label: string;
  readonly most: number;
}

function shownLabels(properties: readonly INodeProperties[], path: string, depth = 0): Shown[] {
  return properties.flatMap((property): Shown[] => {
    const { displayName, type, options = [] } = property;
    if (type === 'notice' || type === 'hidden') return [];
    const here = `${path} > ${displayName}`;
    const widths = type === 'string' || type === 'json' ? room.text : room.other;
    const most = Math.floor((widths[depth] ?? 128) / pixelsPerLetter);
    return [
      { path: here, label: displayName, most },
      ...options.filter(isChoice).map(({ name }) => ({ path: here, label: name, most: maxChoiceLength })),
      ...shownLabels(options.filter(isProperty), here, depth + 1),
      ...options.filter(isGroup).flatMap(({ values }) => shownLabels(values, here, depth + 1)),
    ];
  });
}

describe('no label is longer than n8n shows', () => {
  const nodes = [...Object.values(actionNodes), ...Object.values(triggerTypes)];

  test.each(nodes.map(({ description }) => [description.displayName, description.properties] as const))(
    '%s',
    (node, properties) => {
      const shown = shownLabels(properties, node);

      expect(shown.filter(({ label, most }) => label.length > most)).toEqual([]);
    },
  );

  const long = 'A rather long sample of a text';
  const buttons = {
    type: 'BUTTONS',
    buttons: [
      { type: 'QUICK_REPLY', text: 'Deliver on another day' },
      { type: 'URL', text: 'Track your parcel here', url: 'https://example.com/{{1}}', example: [long] },
      { type: 'COPY_CODE', example: [long] },
      { type: 'FLOW', text: 'Book an appointment now' },
      { type: 'VOICE_CALL', text: 'Talk to us at any time' },
    ],
  };
  const body = (text: string): Readonly<Record<string, unknown>> => ({
    type: 'BODY',
    text,
    example: { bodyText: [[long, 'Mei']] },
  });
  const cardOf = (format: string): object => ({
    components: [
      { type: 'HEADER', format },
      body('Only {{1}}'),
      { type: 'BUTTONS', buttons: buttons.buttons.slice(0, 2) },
    ],
  });

  test.each([
    ['an image', [{ type: 'HEADER', format: 'IMAGE' }, body('Hi {{1}} and {{2}}'), buttons]],
    ['a GIF', [{ type: 'HEADER', format: 'GIF' }]],
    ['a document', [{ type: 'HEADER', format: 'DOCUMENT' }]],
    ['a location', [{ type: 'HEADER', format: 'LOCATION' }]],
    ['named variables', [body('{{customer_first_name}} {{the_name_of_a_very_long_variable}}')]],
    ['cards', [body('Hi'), { type: 'CAROUSEL', cards: Array(10).fill(cardOf('VIDEO')) }]],
  ])('a template with %s', (_, components) => {
    const fields = createMapperFields({
      ...{ name: 'n', language: 'en', category: 'MARKETING', status: 'APPROVED' },
      components: components as readonly Readonly<Record<string, unknown>>[],
    });

    expect(fields.map(({ displayName }) => displayName).filter((label) => label.length > 27)).toEqual([]);
    expect(new Set(fields.map(({ displayName }) => displayName)).size).toBe(fields.length);
  });
});
