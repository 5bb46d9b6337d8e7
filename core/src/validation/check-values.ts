import { formats } from './formats';
import type { StringSchema, NumberSchema } from './json-schema';
import { isDateTimeFormat, dateToJson } from './date-time';
import { addIssue, addTypeIssue, addWarning, type ValueCheck, type Fields } from './validation-context';

/** Compiles what a text must be. A format speaks first: it knows best what is wrong, and what to do about it. */
export function compileString(schema: StringSchema, optional: boolean): ValueCheck {
  const { format } = schema;
  const rule = format && format !== 'binary' ? formats[format] : undefined;
  const moment = isDateTimeFormat(format);
  const limit = compileLimits(schema, optional);
  return (value, walk, siblings) => {
    const text = typeof value !== 'string' && moment ? dateToJson(value) : value;
    if (typeof text !== 'string') {
      addTypeIssue(walk, value, moment ? 'a date' : 'a text', optional);
      return;
    }
    if (rule && text !== '') {
      const finding = rule(text, siblings, walk);
      if (finding) {
        const note = finding.severity === 'error' ? addIssue : addWarning;
        note(walk, format ?? '', finding.message, finding.advice);
        if (finding.severity === 'error') return;
      }
    }
    const fault = limit(text);
    if (fault) addIssue(walk, fault.rule, fault.message, fault.advice);
  };
}

interface StringFault {
  readonly rule: string;
  readonly message: string;
  readonly advice: string;
}

/** The keywords that need no more than the text itself. */
function compileLimits(schema: StringSchema, optional: boolean): (text: string) => StringFault | undefined {
  const { minLength = 0, maxLength = Infinity, const: only, format } = schema;
  const expression = schema.pattern !== undefined && !format ? new RegExp(schema.pattern, 'u') : undefined;
  const mayBeEmpty = minLength === 0 && !format;
  return (text) => {
    if (text === '' && !mayBeEmpty) {
      const advice = optional ? 'Give it a value, or leave it out.' : 'Give it a value.';
      return { rule: 'minLength', message: 'is empty', advice };
    }
    if (text.length < minLength) {
      const message = `has ${characters(text.length)}`;
      return { rule: 'minLength', message, advice: `It needs at least ${minLength}.` };
    }
    // JSON Schema counts code points, of which there are never more than UTF-16 units.
    if (text.length > maxLength && [...text].length > maxLength) {
      const message = `has ${characters([...text].length)}`;
      return { rule: 'maxLength', message, advice: `Shorten it to at most ${maxLength}.` };
    }
    if (only !== undefined && text !== only) {
      return { rule: 'const', message: `is not ${only}`, advice: `Write ${only}.` };
    }
    if (expression && !expression.test(text)) {
      return {
        rule: 'pattern',
        message: 'is not of the right form',
        advice: `It must match ${expression.source}.`,
      };
    }
    return undefined;
  };
}

const characters = (count: number): string => (count === 1 ? '1 character' : `${count} characters`);

/**
 * Compiles what a number must be: finite, whole where it says so, and within its bounds. A number that is written as
 * a text passes as one: 8x8's own samples write coordinates and button indexes so.
 */
export function compileNumber(schema: NumberSchema, optional: boolean): ValueCheck {
  const { minimum = -Infinity, maximum = Infinity } = schema;
  const whole = schema.type === 'integer';
  const wanted = whole ? 'a whole number' : 'a number';
  return (given, walk) => {
    const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      addTypeIssue(walk, given, wanted, optional);
    } else if (whole && !Number.isInteger(value)) {
      addIssue(walk, 'type', `is ${value}`, `Give ${wanted}.`);
    } else if (value < minimum) {
      addIssue(walk, 'minimum', `is ${value}`, `It must be at least ${minimum}.`);
    } else if (value > maximum) {
      addIssue(walk, 'maximum', `is ${value}`, `It must be at most ${maximum}.`);
    }
  };
}

/** Checks that a value is a file: a name, and what is in it. */
export function compileFile(optional: boolean): ValueCheck {
  return (value, walk) => {
    const { name, content } = Object(value) as Fields;
    const hasContent = typeof content === 'string' || content instanceof Uint8Array;
    if (typeof name === 'string' && name !== '' && hasContent) return;
    addTypeIssue(walk, value, 'a file, { name, content } with the content as text or bytes', optional);
  };
}
