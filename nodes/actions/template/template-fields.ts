import { isJsonObject } from '../../../core/src/validation';
import type { ILoadOptionsFunctions, ResourceMapperFields, ResourceMapperField } from 'n8n-workflow';
import {
  approvedTemplates,
  findComponent,
  exampleValues,
  toLowerCase,
  variableNames,
  stringOrEmpty,
  type TemplateDefinition,
} from './approved-templates';
import { parseTemplateChoice, templateParameter } from './template-locator';
import { toTitle } from '../../shared/titles';
import { recordsIn, type Values } from '../fields/field';
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

interface LabelledPlaceholder {
  readonly id: string;
  readonly label: string;
  /** The value that was submitted for approval, as an example. */
  readonly sample?: string | undefined;
  /** A text of the template, which is shown and cannot be changed. */
  readonly text?: string;
}

/** Creates a mapper field for each placeholder of a template, in the order of the message. */
export function createMapperFields({ category, components }: TemplateDefinition): ResourceMapperField[] {
  const buttons = buttonsOf(components);
  // The body and the button of an authentication template have the same code.
  if (toLowerCase(category) === 'authentication' && buttons.length)
    return [createMapperField({ id: 'code', label: 'Code' })];
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

function componentPlaceholders(
  components: readonly Values[],
  prefix: string,
  words: string,
): LabelledPlaceholder[] {
  const placeholders = [
    ...headerPlaceholders(findComponent(components, 'header')),
    ...textPlaceholders('body', 'Body', findComponent(components, 'body'), 'bodyText'),
    ...buttonsPlaceholders(buttonsOf(components)),
  ];
  return placeholders.map((each) => ({ ...each, id: `${prefix}${each.id}`, label: `${words}${each.label}` }));
}

function headerPlaceholders(header: Values | undefined): LabelledPlaceholder[] {
  const format = toLowerCase(header?.['format']);
  if (format === 'location') {
    return ['latitude', 'longitude', 'name', 'address'].map((part) => ({
      id: `header.location.${part}`,
      label: `Location ${toTitle(part)}`,
    }));
  }
  if (!['image', 'gif', 'video', 'document'].includes(format))
    return textPlaceholders('header', 'Header', header, 'headerText');
  // WhatsApp takes a GIF as a video file.
  const what = format === 'gif' ? 'GIF (MP4)' : toTitle(format);
  return [
    { id: `header.${format}.url`, label: `${what} URL` },
    { id: `header.${format}.file`, label: `${what} Binary Field` },
  ];
}

function textPlaceholders(
  part: string,
  title: string,
  component: Values | undefined,
  examples: string,
): LabelledPlaceholder[] {
  const { example, text } = component ?? {};
  const samples = exampleValues(isJsonObject(example) ? example[examples] : undefined);
  const variables = variableNames(text).map(
    (name, place): LabelledPlaceholder => ({
      id: `${part}.${name}`,
      label: `${title}: {{${name}}}`,
      sample: samples[/^\d+$/.test(name) ? Number(name) - 1 : place],
    }),
  );
  return variables.length
    ? [
        { id: `${part}.${templateTextSuffix}`, label: `${title} Text`, text: stringOrEmpty(text) },
        ...variables,
      ]
    : [];
}

/** What the value of a button is, by its type; buttons of other types take none. */
const buttonValues: Readonly<Record<string, readonly (readonly [take: string, label: string])[]>> = {
  quick_reply: [['payload', 'Payload']],
  copy_code: [['code', 'Code']],
  flow: [['flowData', 'Flow Data (JSON)']],
  voice_call: [
    ['minutes', 'Valid Minutes'],
    ['payload', 'Payload'],
  ],
};

/** The places of the buttons. The words on the buttons stand above them: they are too long for the labels. */
function buttonsPlaceholders(buttons: readonly Values[]): LabelledPlaceholder[] {
  const placeholders = buttons.flatMap(buttonPlaceholders);
  const texts = buttons.map(
    (button, index) =>
      `${index + 1}: ${stringOrEmpty(button['text']) || toTitle(toLowerCase(button['type']))}`,
  );
  return placeholders.length
    ? [{ id: `button.${templateTextSuffix}`, label: 'Buttons', text: texts.join(', ') }, ...placeholders]
    : [];
}

function buttonPlaceholders(button: Values, index: number): LabelledPlaceholder[] {
  const type = toLowerCase(button['type']);
  const [sample] = exampleValues(button['example'] ?? button['examples']);
  const labelOf = (what: string): string => `Button ${index + 1} ${what}`;
  if (type === 'url') {
    return variableNames(button['url']).length === 0
      ? []
      : [{ id: `button.${index}.url`, label: labelOf('URL End'), sample }];
  }
  return (buttonValues[type] ?? []).map(([take, what]) => ({
    id: `button.${index}.${take}`,
    label: labelOf(what),
    ...(take === 'code' ? { sample } : {}),
  }));
}

/** n8n's editor has room for 170 pixels of a label here, and cuts the rest. */
const maxLabelLength = 27;
/** A shorter beginning of a sample says nothing. */
const minSampleLength = 4;

/** A label that the editor shows as a whole: with as much of the sample as fits. */
function fittingLabel(label: string, sample = ''): string {
  // Where the name of a variable is long, what it is part of can be left out.
  const name = label.length > maxLabelLength ? label.replace(/(Header|Body): /, '') : label;
  const room = maxLabelLength - name.length - 3;
  if (room < 0) return shorten(name, maxLabelLength);
  return sample === '' || (sample.length > room && room < minSampleLength)
    ? name
    : `${name} – ${shorten(sample, room)}`;
}

const shorten = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;

function createMapperField({ id, label, sample, text }: LabelledPlaceholder): ResourceMapperField {
  const numeric = /\.(latitude|longitude|minutes)$/.test(id);
  const required = parsePlaceholder(id)?.required ?? false;
  return {
    id,
    displayName: fittingLabel(label, sample),
    required,
    defaultMatch: false,
    canBeUsedToMatch: false,
    display: true,
    type: numeric ? 'number' : 'string',
    // The text of the template stands above its variables, and cannot be changed. Text with "=" would be an expression.
    ...(text === undefined ? {} : { readOnly: true, defaultValue: text.replace(/^=/, ' =') }),
  };
}
