import { addIssue, type Fields, type ValidationContext } from '../validation-context';
import { asFields, asList, toLowerCaseName } from './unknown-values';

/** Checks what a channel refuses of a message: the variables of a template on WhatsApp, and the lengths of RCS. */
export function checkChatMessage({ type, content, channels }: Fields, context: ValidationContext): void {
  const fields = asFields(content);
  const names = asList(channels).map((channel) => toLowerCaseName(asFields(channel)['channel']));
  // Without channels, the subaccount decides; templates are mostly for WhatsApp.
  const mayBeWhatsApp = names.length === 0 || names.includes('whatsapp');
  if (toLowerCaseName(type) === 'template' && mayBeWhatsApp) checkTemplateVariables(fields, context);
  if (names.length > 0 && names.every((name) => name === 'rcs'))
    checkRcsLengths(toLowerCaseName(type), fields, context);
}

/** Only the variables: the template's own text may have line breaks. */
function checkTemplateVariables({ template }: Fields, context: ValidationContext): void {
  asList(asFields(template)['components']).forEach((component, index) => {
    const path = `content.template.components[${index}]`;
    checkParameters(component, path, context);
    asList(asFields(component)['cards']).forEach((card, cardIndex) =>
      asList(asFields(card)['components']).forEach((part, partIndex) =>
        checkParameters(part, `${path}.cards[${cardIndex}].components[${partIndex}]`, context),
      ),
    );
  });
}

function checkParameters(component: unknown, path: string, context: ValidationContext): void {
  asList(asFields(component)['parameters']).forEach((parameter, index) => {
    const { text } = asFields(parameter);
    const found = typeof text === 'string' ? refusedWhitespace(text) : undefined;
    if (found === undefined) return;
    addIssue(
      context,
      'template-variable',
      `has ${found}`,
      'WhatsApp refuses line breaks, tabs and more than four spaces in a row here: write one line.',
      `${path}.parameters[${index}].text`,
    );
  });
}

function refusedWhitespace(text: string): string | undefined {
  if (/[\n\r\u2028\u2029]/.test(text)) return 'a line break';
  if (text.includes('\t')) return 'a tab';
  return / {5}/.test(text) ? 'more than four spaces in a row' : undefined;
}

const maxRcsText = 3_072;
const maxRcsCaption = 2_000;
const maxRcsUrl = 2_048;

/** The lengths on https://developer.8x8.com/connect/docs/rcs-message-types. */
function checkRcsLengths(type: string, { text, url }: Fields, context: ValidationContext): void {
  const isText = type === '' || type === 'text';
  checkLength(
    text,
    isText ? maxRcsText : maxRcsCaption,
    isText ? 'text' : 'caption',
    'content.text',
    context,
  );
  checkLength(url, maxRcsUrl, 'URL', 'content.url', context);
}

function checkLength(
  value: unknown,
  max: number,
  word: string,
  path: string,
  context: ValidationContext,
): void {
  if (typeof value !== 'string' || value.length <= max) return;
  const count = [...value].length;
  if (count <= max) return;
  const limit = max.toLocaleString('en');
  addIssue(
    context,
    'maxLength',
    `has ${count.toLocaleString('en')} characters`,
    `RCS takes at most ${limit} in a ${word}: shorten it.`,
    path,
  );
}
