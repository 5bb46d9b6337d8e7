import type { ILoadOptionsFunctions, ResourceMapperFields, ResourceMapperField } from 'n8n-workflow';
import {
  approvedTemplates,
  componentOf,
  recordsIn,
  samplesIn,
  spelledLow,
  variablesIn,
  wordsIn,
  type Definition,
} from './approved-templates';
import { chosenTemplate, templateName } from './template-locator';
import { titleOf } from '../../shared/titles';
import { isRecord, type Values } from '../fields/field';
import { slotOf } from './placeholder';

/** The fields of the template that the node names, read from the account. */
export async function templateFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
  const { name, language } = chosenTemplate(this.getNodeParameter(templateName, ''));
  if (name === '') return { fields: [], emptyFieldsNotice: 'Choose a template to see its variables.' };
  const sameName = (await approvedTemplates(this)).filter((template) => template.name === name);
  const template =
    sameName.find((each) => each.language.toLowerCase() === language.toLowerCase()) ??
    (language === '' && sameName.length === 1 ? sameName[0] : undefined);
  if (template) return { fields: fieldsOfTemplate(template) };
  const languages = sameName.map((each) => each.language).join(', ');
  return {
    fields: [],
    emptyFieldsNotice: languages
      ? `The template ${name} is approved in ${languages}: write one behind the name, as ${name}/${sameName[0]?.language ?? ''}.`
      : `The channel has no approved template ${name}.`,
  };
}

type Named = readonly [id: string, label: string];

/** A field for each place of a template that wants a value, in the order in which the message shows them. */
export function fieldsOfTemplate({ category, components }: Definition): ResourceMapperField[] {
  const buttons = buttonsIn(components);
  // A code that a button copies is given once; it stands in the body too, and WhatsApp wrote both.
  if (spelledLow(category) === 'authentication' && buttons.length) return [fieldFor(['code', 'Code'])];
  const carousel = recordsIn(componentOf(components, 'carousel')?.['cards']);
  return [
    ...partsOf(components, '', ''),
    ...carousel.flatMap((card, index) =>
      partsOf(recordsIn(card['components']), `card.${index}.`, `Card ${index + 1}, `),
    ),
  ].map(fieldFor);
}

const buttonsIn = (components: readonly Values[]): readonly Values[] =>
  recordsIn(componentOf(components, 'buttons')?.['buttons']);

function partsOf(components: readonly Values[], prefix: string, words: string): Named[] {
  const named = [
    ...headerSlots(componentOf(components, 'header')),
    ...textSlots('body', 'Body', componentOf(components, 'body'), 'bodyText'),
    ...buttonsIn(components).flatMap(buttonSlots),
  ];
  return named.map(([id, label]) => [`${prefix}${id}`, `${words}${label}`]);
}

function headerSlots(header: Values | undefined): Named[] {
  const format = spelledLow(header?.['format']);
  if (format === 'location') {
    return ['latitude', 'longitude', 'name', 'address'].map((part) => [
      `header.location.${part}`,
      `Header Location ${titleOf(part)}`,
    ]);
  }
  if (!['image', 'gif', 'video', 'document'].includes(format))
    return textSlots('header', 'Header', header, 'headerText');
  const what = format === 'gif' ? 'GIF (Video File)' : titleOf(format);
  return [
    [`header.${format}.url`, `Header ${what}: URL`],
    [`header.${format}.file`, `Header ${what}: Binary Field`],
  ];
}

function textSlots(part: string, title: string, component: Values | undefined, examples: string): Named[] {
  const { example, text } = component ?? {};
  const samples = samplesIn(isRecord(example) ? example[examples] : undefined);
  return variablesIn(text).map((name, place) => [
    `${part}.${name}`,
    `${title}: {{${name}}}${sampled(samples[/^\d+$/.test(name) ? Number(name) - 1 : place])}`,
  ]);
}

/**
 * What the value of a button is, by its type; buttons of other types take none. The editor shows some 26 characters of a
 * label: the words on the button, which may be 25 themselves, come last.
 */
const taken: Readonly<Record<string, readonly (readonly [take: string, label: string])[]>> = {
  quick_reply: [['payload', 'Payload']],
  copy_code: [['code', 'Code']],
  flow: [['flowData', 'Flow Data (JSON)']],
  voice_call: [
    ['minutes', 'Valid Minutes'],
    ['payload', 'Payload'],
  ],
};

function buttonSlots(button: Values, index: number): Named[] {
  const type = spelledLow(button['type']);
  const title = wordsIn(button['text']) || titleOf(type);
  const [sample] = samplesIn(button['example'] ?? button['examples']);
  const labelOf = (what: string): string => `Button ${index + 1} ${what}: ${title}`;
  if (type === 'url') {
    return variablesIn(button['url']).length === 0
      ? []
      : [[`button.${index}.url`, `${labelOf('URL End')}${sampled(sample)}`]];
  }
  return (taken[type] ?? []).map(([take, what]) => [
    `button.${index}.${take}`,
    `${labelOf(what)}${take === 'code' ? sampled(sample) : ''}`,
  ]);
}

const sampled = (sample: string | undefined): string => (sample ? ` – ${sample}` : '');

function fieldFor([id, displayName]: Named): ResourceMapperField {
  const numeric = /\.(latitude|longitude|minutes)$/.test(id);
  const required = slotOf(id)?.required ?? false;
  return {
    id,
    displayName,
    required,
    defaultMatch: false,
    canBeUsedToMatch: false,
    display: true,
    type: numeric ? 'number' : 'string',
  };
}
