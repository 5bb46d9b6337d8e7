import { formats } from './formats';
import type { StringSchema, NumberSchema } from './json-schema';
import { isDateTimeFormat, dateToJson } from './date-time';
import { addIssue, addTypeIssue, addWarning, type ValueCheck, type Fields } from './validation-context';

/**
 * Compiles a string schema. The format is checked before the other keywords, because its advice is more precise. A number
 * passes for a string with known values, as an unknown value does: a sample of 8x8 has `subType: 1`.
 */
export function compileString(schema: StringSchema, optional: boolean): ValueCheck {
  const { format } = schema;
  const rule = format && format !== 'binary' ? formats[format] : undefined;
  const acceptsDate = isDateTimeFormat(format);
  const checkKeywords = compileKeywords(schema, optional);
  return (value, context, siblings) => {
    const text = typeof value !== 'string' && acceptsDate ? dateToJson(value) : value;
    if (typeof text !== 'string') {
      if (schema.enum && Number.isFinite(text)) return;
      addTypeIssue(context, value, acceptsDate ? 'a date' : 'a string', optional);
      return;
    }
    if (rule && text !== '') {
      const finding = rule(text, siblings, context);
      if (finding) {
        const report = finding.severity === 'error' ? addIssue : addWarning;
        report(context, format ?? '', finding.message, finding.advice);
        if (finding.severity === 'error') return;
      }
    }
    const violation = checkKeywords(text);
    if (violation) addIssue(context, violation.rule, violation.message, violation.advice);
  };
}

interface StringViolation {
  readonly rule: string;
  readonly message: string;
  readonly advice: string;
}

/** Compiles `minLength`, `maxLength`, `const` and `pattern`. */
function compileKeywords(
  schema: StringSchema,
  optional: boolean,
): (text: string) => StringViolation | undefined {
  const { minLength = 0, maxLength = Infinity, const: constant, format } = schema;
  const expression = schema.pattern !== undefined && !format ? new RegExp(schema.pattern, 'u') : undefined;
  const emptyAllowed = minLength === 0 && !format;
  return (text) => {
    if (text === '' && !emptyAllowed) {
      const advice = optional ? 'Give it a value, or leave it out.' : 'Give it a value.';
      return { rule: 'minLength', message: 'is empty', advice };
    }
    if (text.length < minLength) {
      const message = `has ${characters(text.length)}`;
      return { rule: 'minLength', message, advice: `It needs at least ${minLength}.` };
    }
    // JSON Schema counts code points. A string never has more code points than UTF-16 code units.
    if (text.length > maxLength && [...text].length > maxLength) {
      const message = `has ${characters([...text].length)}`;
      return { rule: 'maxLength', message, advice: `Shorten it to at most ${maxLength}.` };
    }
    if (constant !== undefined && text !== constant) {
      return { rule: 'const', message: `is not ${constant}`, advice: `Write ${constant}.` };
    }
    if (expression && !expression.test(text)) {
      return {
        rule: 'pattern',
        message: 'has the wrong format',
        advice: patternAdvice(schema),
      };
    }
    return undefined;
  };
}

/** An example is clearer than the pattern, which not every reader can read. */
function patternAdvice({ examples: [example] = [] }: StringSchema): string {
  return typeof example === 'string'
    ? `Write it like ${example}.`
    : 'Look up its format in the documentation.';
}

const characters = (count: number): string => (count === 1 ? '1 character' : `${count} characters`);

/** Compiles a number schema. Numeric strings pass, because 8x8's samples use them for coordinates and button indexes. */
export function compileNumber(schema: NumberSchema, optional: boolean): ValueCheck {
  const { minimum = -Infinity, maximum = Infinity } = schema;
  const isInteger = schema.type === 'integer';
  const expected = isInteger ? 'a whole number' : 'a number';
  return (input, context) => {
    const value = typeof input === 'string' && input.trim() !== '' ? Number(input) : input;
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      addTypeIssue(context, input, expected, optional);
    } else if (isInteger && !Number.isInteger(value)) {
      addIssue(context, 'type', `is ${value}`, `Give ${expected}.`);
    } else if (value < minimum) {
      addIssue(context, 'minimum', `is ${value}`, `It must be at least ${minimum}.`);
    } else if (value > maximum) {
      addIssue(context, 'maximum', `is ${value}`, `It must be at most ${maximum}.`);
    }
  };
}

/** Compiles a check for a file: an object with a name and content. */
export function compileFile(optional: boolean): ValueCheck {
  return (value, context) => {
    const { name, content } = Object(value) as Fields;
    const hasContent = typeof content === 'string' || content instanceof Uint8Array;
    if (typeof name === 'string' && name !== '' && hasContent) return;
    addTypeIssue(context, value, 'a file { name, content } whose content is a string or bytes', optional);
  };
}
