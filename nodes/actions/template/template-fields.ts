import { isJsonObject } from '../../../core/src/validation';
import type { ILoadOptionsFunctions, ResourceMapperFields, ResourceMapperField } from 'n8n-workflow';
import {
  approvedTemplates,
  findComponent,
  recordsIn,
  exampleValues,
  toLowerCase,
  variableNames,
  stringOrEmpty,
  type TemplateDefinition,
} from './approved-templates';
import { parseTemplateChoice, templateParameter } from './template-locator';
import { toTitle } from '../../shared/titles';
import { type Values } from '../fields/field';
import { parsePlaceholder, templateTextSuffix } from './placeholder';

/** The n8n method that loads the mapper's fields for the selected template. */
export async function templateFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
  const { name, language } = parseTemplateChoice(this.getNodeParameter(templateParameter, ''));
  if (name === '') return { fields: [], emptyFieldsNotice: notChosenNotice };
  const sameName = (await approvedTemplates(this)).filter((template) => template.name === name);
  const template =
    sameName.find((each) => each.language.toLowerCase() === language.toLowerCase()) ??
    (language === '' && sameName.length === 1 ? sameName[0] : undefined);
  if (template) return fieldsOf(template);
  const languages = sameName.map((each) => each.language).join(', ');
  return {
    fields: [],
    emptyFieldsNotice: languages
      ? `The template ${name} is approved in ${languages}: write one behind the name, as ${name}/${sameName[0]?.language ?? ''}.`
      : `The channel has no approved template ${name}.`,
  };
}

/**
 * n8n does not load the fields again while an expression of the node has no value, so this notice can stay after a
 * template is chosen.
 */
const notChosenNotice =
  'The variables of the template appear here once it is chosen. If they do not, an expression of this node has no value yet: run the nodes before it, then open this node again.';

/** The fields of a template. Without variables, a notice instead: n8n would otherwise keep the previous notice. */
function fieldsOf(template: TemplateDefinition): ResourceMapperFields {
  const fields = createMapperFields(template);
  if (fields.length) return { fields };
  const text = stringOrEmpty(findComponent(template.components, 'body')?.['text']);
  const shown = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return { fields, emptyFieldsNotice: `This template has no variables and is sent as it is: ${shown}` };
}

type LabelledId = readonly [id: string, label: string, text?: string];

/** Creates a mapper field for each placeholder of a template, in the order of the message. */
export function createMapperFields({ category, components }: TemplateDefinition): ResourceMapperField[] {
  const buttons = buttonsOf(components);
  // The body and the button of an authentication template have the same code.
  if (toLowerCase(category) === 'authentication' && buttons.length)
    return [createMapperField(['code', 'Code'])];
  const carousel = recordsIn(findComponent(components, 'carousel')?.['cards']);
  return [
    ...componentPlaceholders(components, '', ''),
    ...carousel.flatMap((card, index) =>
      componentPlaceholders(recordsIn(card['components']), `card.${index}.`, `Card ${index + 1}, `),
    ),
  ].map(createMapperField);
}

const buttonsOf = (components: readonly Values[]): readonly Values[] =>
  recordsIn(findComponent(components, 'buttons')?.['buttons']);

function componentPlaceholders(components: readonly Values[], prefix: string, words: string): LabelledId[] {
  const named = [
    ...headerPlaceholders(findComponent(components, 'header')),
    ...textPlaceholders('body', 'Body', findComponent(components, 'body'), 'bodyText'),
    ...buttonsOf(components).flatMap(buttonPlaceholders),
  ];
  return named.map(([id, label, ...text]) => [`${prefix}${id}`, `${words}${label}`, ...text]);
}

function headerPlaceholders(header: Values | undefined): LabelledId[] {
  const format = toLowerCase(header?.['format']);
  if (format === 'location') {
    return ['latitude', 'longitude', 'name', 'address'].map((part) => [
      `header.location.${part}`,
      `Header Location ${toTitle(part)}`,
    ]);
  }
  if (!['image', 'gif', 'video', 'document'].includes(format))
    return textPlaceholders('header', 'Header', header, 'headerText');
  const what = format === 'gif' ? 'GIF (Video File)' : toTitle(format);
  return [
    [`header.${format}.url`, `Header ${what}: URL`],
    [`header.${format}.file`, `Header ${what}: Binary Field`],
  ];
}

function textPlaceholders(
  part: string,
  title: string,
  component: Values | undefined,
  examples: string,
): LabelledId[] {
  const { example, text } = component ?? {};
  const samples = exampleValues(isJsonObject(example) ? example[examples] : undefined);
  const variables = variableNames(text).map(
    (name, place): LabelledId => [
      `${part}.${name}`,
      `${title}: {{${name}}}${exampleSuffix(samples[/^\d+$/.test(name) ? Number(name) - 1 : place])}`,
    ],
  );
  return variables.length
    ? [[`${part}.${templateTextSuffix}`, `${title} Text`, stringOrEmpty(text)], ...variables]
    : [];
}

/**
 * What the value of a button is, by its type; buttons of other types take none. The editor shows some 26 characters of a
 * label, so the text of the button, which can have 25, comes last in it.
 */
const buttonValues: Readonly<Record<string, readonly (readonly [take: string, label: string])[]>> = {
  quick_reply: [['payload', 'Payload']],
  copy_code: [['code', 'Code']],
  flow: [['flowData', 'Flow Data (JSON)']],
  voice_call: [
    ['minutes', 'Valid Minutes'],
    ['payload', 'Payload'],
  ],
};

function buttonPlaceholders(button: Values, index: number): LabelledId[] {
  const type = toLowerCase(button['type']);
  const title = stringOrEmpty(button['text']) || toTitle(type);
  const [sample] = exampleValues(button['example'] ?? button['examples']);
  const labelOf = (what: string): string => `Button ${index + 1} ${what}: ${title}`;
  if (type === 'url') {
    return variableNames(button['url']).length === 0
      ? []
      : [[`button.${index}.url`, `${labelOf('URL End')}${exampleSuffix(sample)}`]];
  }
  return (buttonValues[type] ?? []).map(([take, what]) => [
    `button.${index}.${take}`,
    `${labelOf(what)}${take === 'code' ? exampleSuffix(sample) : ''}`,
  ]);
}

const exampleSuffix = (sample: string | undefined): string => (sample ? ` – ${sample}` : '');

function createMapperField([id, displayName, text]: LabelledId): ResourceMapperField {
  const numeric = /\.(latitude|longitude|minutes)$/.test(id);
  const required = parsePlaceholder(id)?.required ?? false;
  return {
    id,
    displayName,
    required,
    defaultMatch: false,
    canBeUsedToMatch: false,
    display: true,
    type: numeric ? 'number' : 'string',
    // The text of the template stands above its variables, and cannot be changed. Text with "=" would be an expression.
    ...(text === undefined ? {} : { readOnly: true, defaultValue: text.replace(/^=/, ' =') }),
  };
}
