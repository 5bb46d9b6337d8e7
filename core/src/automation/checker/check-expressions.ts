import type { Issue } from '../../validation/issue';
import { isJsonObject } from '../../validation/objects';
import type { FlatStep } from './flatten-steps';

/** 8x8 evaluates expressions of up to 1,000 characters. */
const maxExpressionLength = 1000;

/**
 * Checks the expressions in the inputs, outputs and conditions of steps. 8x8 evaluates only a part of JavaScript: no
 * assignments, no declarations, and at most 1,000 characters.
 */
export function checkExpressions(steps: readonly FlatStep[]): Issue[] {
  return steps.flatMap((flatStep) =>
    ['inputs', 'outputs', 'selectNextStep'].flatMap((field) =>
      textsIn(flatStep.step[field], `${flatStep.path}.${field}`).flatMap(({ path, text }) => [
        ...checkText(path, text),
        ...(hasOwnResult(flatStep, field) ? [] : checkStepReference(path, text)),
      ]),
    ),
  );
}

interface TextAtPath {
  readonly path: string;
  readonly text: string;
}

function textsIn(value: unknown, path: string): TextAtPath[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, `${path}[${index}]`));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, field]) => textsIn(field, `${path}.${name}`));
}

/** An expression is enclosed in double braces. Other text can surround it. */
const expressionPattern = /\{\{([\s\S]*?)\}\}/g;
const expressionsIn = (text: string): string[] =>
  [...text.matchAll(expressionPattern)].map(([, source = '']) => source);

function checkText(path: string, text: string): Issue[] {
  const issues = expressionsIn(text).flatMap((source) => checkExpression(path, source));
  if (text.replace(expressionPattern, '').includes('{{'))
    issues.push({
      path,
      rule: 'braces',
      message: 'opens an expression that it does not close',
      advice: 'Close the expression with }}.',
    });
  return issues;
}

const stringLiterals = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/g;
const assignment = /(?<![=!<>])=(?![=>])|\+\+|--/;
const declaration = /\b(?:new|var|let|const|class|function)\b/;

function checkExpression(path: string, source: string): Issue[] {
  const issues: Issue[] = [];
  const add = (rule: string, message: string, advice: string): unknown =>
    issues.push({ path, rule, message, advice });
  if (source.trim() === '')
    add('empty', 'has an empty expression', 'Write an expression between the braces.');
  if (source.length > maxExpressionLength)
    add(
      'maxLength',
      `has an expression of ${source.length.toLocaleString('en')} characters`,
      'An expression has at most 1,000: keep parts of it in outputs of earlier steps.',
    );
  const code = source.replace(stringLiterals, "''");
  if (assignment.test(code))
    add('assignment', 'assigns a value', 'Compare with ==; to keep a value, use the outputs of a step.');
  if (declaration.test(code))
    add(
      'declaration',
      'declares a variable, function or class, or uses new',
      'Use values, operators and function calls only.',
    );
  return issues;
}

/** A step can read its own result in `outputs` and `selectNextStep`. A branch has no result. */
const hasOwnResult = ({ type }: FlatStep, field: string): boolean => field !== 'inputs' && type !== 'branch';

/** Finds `step.…`, the result of the current step, where no result is available. */
function checkStepReference(path: string, text: string): Issue[] {
  const hasReference = expressionsIn(text).some((source) =>
    /(?<![\w$.])step\s*[.[]/.test(source.replace(stringLiterals, "''")),
  );
  if (!hasReference) return [];
  return [
    {
      path,
      rule: 'step',
      message: 'reads step, which is only available in the outputs and conditions of the same step',
      advice: 'Keep the value in an output of its step, and read it under data.',
    },
  ];
}
