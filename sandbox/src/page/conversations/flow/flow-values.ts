import type { JsonObject } from '../../../engine/json';
import { read } from '../../state/untyped';

/** What the expressions of a screen can name: `${data.x}`, `${form.x}`, `${screen.ID.form.x}`. */
export interface FlowScope {
  readonly data: JsonObject;
  readonly form: JsonObject;
  readonly screen: Readonly<Record<string, { readonly form: JsonObject; readonly data: JsonObject }>>;
}

const expression = /\$\{([^}]+)\}/g;

/** Replaces the expressions in a value of Flow JSON, also inside lists and objects. */
export function resolve(value: unknown, scope: FlowScope): unknown {
  if (typeof value === 'string') return resolveText(value, scope);
  if (Array.isArray(value)) return value.map((each) => resolve(each, scope));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, resolve(each, scope)]));
}

/** A text that is one expression takes the value itself, which can be a list. */
function resolveText(text: string, scope: FlowScope): unknown {
  const [whole, path] = /^\$\{([^}]+)\}$/.exec(text) ?? [];
  if (whole !== undefined && path !== undefined) return lookUp(path, scope);
  return text.replace(expression, (_, each: string) => toText(lookUp(each, scope)));
}

function lookUp(path: string, scope: FlowScope): unknown {
  return read(scope, ...path.trim().split('.'));
}

/** The text that a component shows. Rich text is a list of lines. */
export function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? value.map(toText).join('\n') : '';
}

/** Whether a condition holds: one value, negated with `!`, or two compared with `==` or `!=`. */
export function holds(condition: unknown, scope: FlowScope): boolean {
  if (typeof condition !== 'string') return Boolean(condition);
  const [, left = '', operator, right = ''] = /^(.*?)\s*(==|!=)\s*(.*)$/.exec(condition) ?? [];
  if (operator !== undefined) {
    const isSame = toText(operand(left, scope)) === toText(operand(right, scope));
    return operator === '==' ? isSame : !isSame;
  }
  const isNegated = condition.trim().startsWith('!');
  const value = operand(condition.replace(/^\s*!/, ''), scope);
  return isNegated !== (Boolean(value) && value !== 'false');
}

function operand(text: string, scope: FlowScope): unknown {
  const plain = text.trim().replace(/^'(.*)'$/, '$1');
  return resolve(plain, scope);
}
