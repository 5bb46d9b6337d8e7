import { parseExpressionAt, tokenizer, tokTypes, type Node, type Options } from 'acorn';

import { errorMessage } from '../../engine/error-message';
import { isObject } from '../../engine/json';
import { ScriptError } from './script-error';

/** 8x8 refuses longer scripts. */
export const maxScriptLength = 1_000;

/** 8x8's API reference names ECMAScript 2023. */
const options: Options = { ecmaVersion: 2023, preserveParens: true };

/**
 * Returns the expression of a script, without a semicolon at its end.
 *
 * @throws {ScriptError} if the script is too long, is no expression, or has syntax that 8x8 forbids.
 */
export function parseScript(script: string): string {
  if (script.length > maxScriptLength)
    throw new ScriptError(`A script is longer than ${maxScriptLength} characters`);
  let node: Node;
  try {
    node = parseExpressionAt(script, 0, options);
    assertNothingFollows(script.slice(node.end));
  } catch (error) {
    throw new ScriptError(`The script is not a JavaScript expression: ${errorMessage(error)}`);
  }
  const forbidden = findForbidden(node);
  if (forbidden !== undefined) throw new ScriptError(`${forbidden} in scripts`);
  return script.slice(0, node.end);
}

function assertNothingFollows(rest: string): void {
  const tokens = tokenizer(rest, options);
  let token = tokens.getToken();
  if (token.type === tokTypes.semi) token = tokens.getToken();
  if (token.type !== tokTypes.eof)
    throw new Error(`${rest.slice(token.start, token.end)} follows the expression`);
}

/** 8x8 forbids assignments, allocations and declarations. Nothing can await a promise. */
const forbiddenSyntax: Readonly<Record<string, string>> = {
  AssignmentExpression: 'Assignments are forbidden',
  UpdateExpression: 'Assignments are forbidden',
  NewExpression: 'new is forbidden',
  VariableDeclaration: 'Declarations are forbidden',
  FunctionDeclaration: 'Declarations are forbidden',
  FunctionExpression: 'function is forbidden',
  ClassDeclaration: 'Declarations are forbidden',
  ClassExpression: 'class is forbidden',
  ImportExpression: 'import is forbidden',
};

function findForbidden(value: unknown): string | undefined {
  if (Array.isArray(value)) return firstOf(value);
  if (!isObject(value)) return undefined;
  if (value['type'] === 'UnaryExpression' && value['operator'] === 'delete') return 'delete is forbidden';
  if (value['async'] === true) return 'async is forbidden';
  const found = typeof value['type'] === 'string' ? forbiddenSyntax[value['type']] : undefined;
  return found ?? firstOf(Object.values(value));
}

function firstOf(values: readonly unknown[]): string | undefined {
  for (const value of values) {
    const found = findForbidden(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
