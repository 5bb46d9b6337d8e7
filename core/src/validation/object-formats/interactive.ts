import { addIssue, type Fields, type ValidationContext } from '../validation-context';
import { asFields, asList, isAbsent, toLowerCaseName } from './unknown-values';

const maxRows = 10;
const maxProducts = 30;

/**
 * Checks what WhatsApp refuses of an interactive message: sections without rows, too many rows, and IDs or titles that
 * occur twice.
 */
export function checkInteractive({ type, header, action }: Fields, context: ValidationContext): void {
  const fields = asFields(action);
  switch (toLowerCaseName(type)) {
    case 'button':
      checkButtons(asList(fields['buttons']), context);
      break;
    case 'list':
      checkHeader(header, context);
      checkRows(asList(fields['sections']), context);
      break;
    case 'product_list':
      checkHeader(header, context);
      checkProducts(asList(fields['sections']), context);
      break;
    case 'cta_url':
      requireParameter(fields, 'url', context);
      break;
    case 'flow':
      requireParameter(fields, 'flowId', context);
      break;
    default:
  }
}

function checkHeader(header: unknown, context: ValidationContext): void {
  const type = toLowerCaseName(asFields(header)['type']);
  if (type === '' || type === 'text') return;
  addIssue(
    context,
    'header',
    'is not text',
    'WhatsApp shows only a text above a list: use a text, or leave the header out.',
    'header.type',
  );
}

function requireParameter(action: Fields, name: string, context: ValidationContext): void {
  const { parameters } = action;
  if (isAbsent(parameters) || !isAbsent(asFields(parameters)[name])) return;
  addIssue(context, 'required', 'is missing', 'Give it a value.', `action.parameters.${name}`);
}

function checkButtons(buttons: readonly unknown[], context: ValidationContext): void {
  const seen = { id: new Map<string, number>(), title: new Map<string, number>() };
  buttons.forEach((button, index) => {
    const reply = asFields(asFields(button)['reply']);
    for (const name of ['id', 'title'] as const) {
      const earlier = findRepeated(seen[name], reply[name], index);
      if (earlier === undefined) continue;
      addIssue(
        context,
        'unique',
        `is the same as that of button ${earlier + 1}`,
        `Give each button its own ${name === 'id' ? 'ID' : 'title'}.`,
        `action.buttons[${index}].reply.${name}`,
      );
    }
  });
}

/** Returns the position of an equal value before this one. */
function findRepeated(seen: Map<string, number>, value: unknown, position: number): number | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const earlier = seen.get(value);
  if (earlier === undefined) seen.set(value, position);
  return earlier;
}

function checkRows(sections: readonly unknown[], context: ValidationContext): void {
  checkSections(sections, { field: 'rows', word: 'row', max: maxRows }, context);
  const seen = new Map<string, number>();
  let position = 0;
  sections.forEach((section, sectionIndex) =>
    asList(asFields(section)['rows']).forEach((row, index) => {
      const earlier = findRepeated(seen, asFields(row)['id'], position++);
      if (earlier === undefined) return;
      addIssue(
        context,
        'unique',
        `is the same as that of row ${earlier + 1}`,
        'Give each row of the message its own ID.',
        `action.sections[${sectionIndex}].rows[${index}].id`,
      );
    }),
  );
}

function checkProducts(sections: readonly unknown[], context: ValidationContext): void {
  checkSections(sections, { field: 'product_items', word: 'product', max: maxProducts }, context);
}

interface SectionRule {
  /** The field of a section that holds its entries. */
  readonly field: string;
  /** What an entry is called. */
  readonly word: string;
  /** The most entries in all sections together. */
  readonly max: number;
}

function checkSections(
  sections: readonly unknown[],
  { field, word, max }: SectionRule,
  context: ValidationContext,
): void {
  let count = 0;
  sections.forEach((section, index) => {
    const { title, [field]: entries } = asFields(section);
    const path = `action.sections[${index}]`;
    count += asList(entries).length;
    if (isAbsent(entries) || (Array.isArray(entries) && entries.length === 0)) {
      const advice = `Give the section at least one ${word}, or remove the section.`;
      addIssue(
        context,
        'minItems',
        isAbsent(entries) ? 'is missing' : 'is empty',
        advice,
        `${path}.${field}`,
      );
    }
    if (sections.length > 1 && (isAbsent(title) || title === '')) {
      const advice = 'Give each section a title when there are several.';
      addIssue(context, 'required', 'is missing', advice, `${path}.title`);
    }
  });
  if (count <= max) return;
  addIssue(
    context,
    'maxItems',
    `has ${count} ${word}s`,
    `WhatsApp takes at most ${max} ${word}s in all sections together.`,
    'action.sections',
  );
}
