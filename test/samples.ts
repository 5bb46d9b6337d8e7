import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatWithOptions } from 'node:util';
import { transformSync } from '@swc/core';
import ts from 'typescript';

/** A TypeScript sample of a README. */
export interface Sample {
  readonly name: string;
  readonly code: string;
}

/** What a sample says of a statement, in a comment behind it: what it prints, or the value that it has. */
interface Claim {
  readonly statement: ts.ExpressionStatement;
  readonly kind: 'prints' | 'is';
  readonly claimed: string;
}

const LITERAL = /^('(?:[^'\\]|\\.)*'|-?\d[\d_.]*|true|false|null|undefined)(?=$|[:,] )/;

const AsyncFunction = Object.getPrototypeOf(async () => undefined) as {
  constructor: new (...args: string[]) => (...values: unknown[]) => Promise<void>;
};

export function samplesOf(readme: string): readonly Sample[] {
  const text = readFileSync(join(__dirname, '..', readme), 'utf8');
  return [...text.matchAll(/^```ts\n([^]*?)^```/gm)].map(([, code = ''], index) => {
    const first = code.split('\n').find((line) => line && !line.startsWith('import')) ?? '';
    return { name: `${index + 1}: ${first}`, code };
  });
}

/**
 * The claims of a sample: `console.log(code); // QUEUED` and `text.length; // 12: with the spaces`. Other comments are
 * explanations.
 */
export function claimsOf(code: string): readonly Claim[] {
  const claims: Claim[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node)) claims.push(...claimsAbout(node, code));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('sample.ts', code, ts.ScriptTarget.ES2023, true));
  return claims;
}

function claimsAbout(statement: ts.ExpressionStatement, code: string): readonly Claim[] {
  const [comment] = ts.getTrailingCommentRanges(code, statement.end) ?? [];
  if (!comment) return [];
  const said = code.slice(comment.pos, comment.end).replace(/^\/\/ /, '');
  if (isPrinting(statement.expression)) return [{ statement, kind: 'prints', claimed: said }];
  const [, literal] = LITERAL.exec(said) ?? [];
  return literal === undefined ? [] : [{ statement, kind: 'is', claimed: literal }];
}

const isPrinting = (expression: ts.Expression): expression is ts.CallExpression =>
  ts.isCallExpression(expression) && expression.expression.getText() === 'console.log';

/** Runs a sample as a program whose imports come from `modules`, and compares what it claims with what is. */
export async function runSample(
  code: string,
  modules: Readonly<Record<string, unknown>>,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const claims = claimsOf(code).length;
  let checked = 0;
  const check = (holds: boolean, message: string): void => {
    if (!holds) throw new Error(message);
    checked += 1;
  };
  const scope = {
    ...variables,
    modules,
    console: { log: () => undefined },
    assertPrints: (claimed: string, ...values: unknown[]) => {
      const printed = formatWithOptions({ breakLength: Infinity }, ...values);
      check(printed === claimed, `The sample says that it prints ${claimed}. It prints ${printed}.`);
    },
    assertIs: (claimed: unknown, value: unknown) => {
      check(value === claimed, `The sample says that a value is ${String(claimed)}. It is ${String(value)}.`);
    },
  };
  const plain = withAssertions(code).replaceAll(
    /^import (\{[^}]*\}) from ('[^']+');$/gm,
    'const $1 = modules[$2];',
  );
  const { code: script } = transformSync(`async () => {${plain}}`, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
  });
  const body = `return (${script.trim().replace(/;$/, '')})()`;
  await new AsyncFunction.constructor(...Object.keys(scope), body)(...Object.values(scope));
  if (checked < claims) throw new Error(`The sample ran past ${claims - checked} of its claims.`);
}

function withAssertions(code: string): string {
  return [...claimsOf(code)].reverse().reduce((text, { statement, kind, claimed }) => {
    const { expression } = statement;
    const assertion =
      kind === 'is'
        ? `assertIs(${claimed}, ${expression.getText()});`
        : `assertPrints(${JSON.stringify(claimed)}, ${argumentsOf(expression)});`;
    return text.slice(0, statement.getStart()) + assertion + text.slice(statement.end);
  }, code);
}

const argumentsOf = (expression: ts.Expression): string =>
  isPrinting(expression) ? expression.arguments.map((each) => each.getText()).join(', ') : '';
