import { formats } from './formats';
import type { StringSchema } from './json-schema';
import { isMoment, textOfMoment } from './moments';
import { report, reportKind, warn, type ValueCheck } from './walk';

/** Compiles what a text must be. A format speaks first: it knows best what is wrong, and what to do about it. */
export function compileString(schema: StringSchema, optional: boolean): ValueCheck {
  const { format } = schema;
  const rule = format && format !== 'binary' ? formats[format] : undefined;
  const moment = isMoment(format);
  const limit = compileLimits(schema, optional);
  return (value, walk, siblings) => {
    const text = typeof value !== 'string' && moment ? textOfMoment(value) : value;
    if (typeof text !== 'string') {
      reportKind(walk, value, moment ? 'a date' : 'a text', optional);
      return;
    }
    if (rule && text !== '') {
      const finding = rule(text, siblings, walk);
      if (finding) {
        const note = finding.severity === 'error' ? report : warn;
        note(walk, format ?? '', finding.message, finding.advice);
        if (finding.severity === 'error') return;
      }
    }
    const fault = limit(text);
    if (fault) report(walk, fault.rule, fault.message, fault.advice);
  };
}

interface Fault {
  readonly rule: string;
  readonly message: string;
  readonly advice: string;
}

/** The keywords that need no more than the text itself. */
function compileLimits(schema: StringSchema, optional: boolean): (text: string) => Fault | undefined {
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
