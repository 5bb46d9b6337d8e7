import type { Issue } from '../../schema/issue';
import { isJsonObject } from '../../webhooks/json-object';
import type { PlacedStep } from './flatten-steps';

/** The longest script that 8x8 evaluates. */
const longestScript = 1000;

/** What is wrong with the expressions of steps. */
export function checkScripts(placed: readonly PlacedStep[]): Issue[] {
  return placed.flatMap((each) =>
    ['inputs', 'outputs', 'selectNextStep'].flatMap((part) =>
      textsIn(each.step[part], `${each.path}.${part}`).flatMap(({ path, text }) => [
        ...checkText(path, text),
        ...(knowsItsResult(each, part) ? [] : checkStepData(path, text)),
      ]),
    ),
  );
}

interface PlacedText {
  readonly path: string;
  readonly text: string;
}

function textsIn(value: unknown, path: string): PlacedText[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, `${path}[${index}]`));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, field]) => textsIn(field, `${path}.${name}`));
}

/** Scripts stand in double braces, alone or among other text. */
const scripts = /\{\{([\s\S]*?)\}\}/g;
const scriptsOf = (text: string): string[] => [...text.matchAll(scripts)].map(([, script = '']) => script);

function checkText(path: string, text: string): Issue[] {
  const issues = scriptsOf(text).flatMap((script) => checkScript(path, script));
  if (text.replace(scripts, '').includes('{{'))
    issues.push({
      path,
      rule: 'braces',
      message: 'opens an expression that it does not close',
      advice: 'End it with }}.',
    });
  return issues;
}

const quoted = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/g;
const assignment = /(?<![=!<>])=(?![=>])|\+\+|--/;
const declaration = /\b(?:new|var|let|const|class|function)\b/;

function checkScript(path: string, script: string): Issue[] {
  const issues: Issue[] = [];
  const note = (rule: string, message: string, advice: string): unknown =>
    issues.push({ path, rule, message, advice });
  if (script.trim() === '') note('empty', 'has an expression with nothing in it', 'Say what to put there.');
  if (script.length > longestScript)
    note(
      'maxLength',
      `has an expression of ${script.length.toLocaleString('en')} characters`,
      'An expression has at most 1,000: keep parts of it in outputs of earlier steps.',
    );
  const code = script.replace(quoted, "''");
  if (assignment.test(code))
    note('assignment', 'assigns a value', 'Compare with ==; to keep a value, use the outputs of a step.');
  if (declaration.test(code))
    note('declaration', 'declares or makes something', 'Use values, operators and calls of functions alone.');
  return issues;
}

/** A step knows its own result in its outputs and in what it chooses by; a branch has none. */
const knowsItsResult = ({ type }: PlacedStep, part: string): boolean =>
  part !== 'inputs' && type !== 'branch';

function checkStepData(path: string, text: string): Issue[] {
  return scriptsOf(text).some((script) => /(?<![\w$.])step\s*[.[]/.test(script.replace(quoted, "''")))
    ? [
        {
          path,
          rule: 'step',
          message: 'asks for the result of a step that is over, or has yet to be',
          advice: 'Keep it in an output of that step, and ask for it under data.',
        },
      ]
    : [];
}
