import { isObject } from '../../engine/json';
import { bounded } from './budget';
import { asText, nameOf } from './members';
import { ScriptError } from './syntax';

/**
 * Returns the result of a binary operator that always needs both sides. `&&`, `||` and `??` may need only one.
 *
 * @throws {ScriptError}
 */
export function operateBinary(operator: string, left: unknown, right: unknown): unknown {
  switch (operator) {
    case '==':
      return looselyEqual(left, right);
    case '!=':
      return !looselyEqual(left, right);
    case '===':
      return left === right;
    case '!==':
      return left !== right;
    case '<':
    case '>':
    case '<=':
    case '>=':
      return compare(operator, primitive(left), primitive(right));
    case '+':
      return add(primitive(left), primitive(right));
    case '-':
      return asNumber(left) - asNumber(right);
    case '*':
      return asNumber(left) * asNumber(right);
    case '/':
      return asNumber(left) / asNumber(right);
    case '%':
      return asNumber(left) % asNumber(right);
    case '**':
      return asNumber(left) ** asNumber(right);
    case 'in':
      if (!isObject(right) && !Array.isArray(right))
        throw new ScriptError(`in needs an object, not ${asText(right)}`);
      return Object.hasOwn(right, nameOf(left));
    default:
      throw new ScriptError(`There is no operator ${operator}`);
  }
}

/** Returns the result of a unary operator. */
export function operateUnary(operator: string, value: unknown): unknown {
  switch (operator) {
    case '!':
      return !value;
    case '-':
      return -asNumber(value);
    case '+':
      return asNumber(value);
    case 'typeof':
      return typeof value;
    default:
      return undefined;
  }
}

/** Lists and objects count as their texts, as in JavaScript. */
function primitive(value: unknown): unknown {
  return isObject(value) || Array.isArray(value) || typeof value === 'function' ? asText(value) : value;
}

function asNumber(value: unknown): number {
  return Number(primitive(value));
}

function add(left: unknown, right: unknown): unknown {
  if (typeof left === 'string' || typeof right === 'string') return bounded(asText(left) + asText(right));
  return Number(left) + Number(right);
}

function compare(operator: '<' | '>' | '<=' | '>=', left: unknown, right: unknown): boolean {
  if (typeof left === 'string' && typeof right === 'string') {
    const order = left < right ? -1 : left > right ? 1 : 0;
    return inOrder(operator, order, 0);
  }
  return inOrder(operator, Number(left), Number(right));
}

function inOrder(operator: '<' | '>' | '<=' | '>=', left: number, right: number): boolean {
  if (operator === '<') return left < right;
  if (operator === '>') return left > right;
  return operator === '<=' ? left <= right : left >= right;
}

/** `==` converts types, because 8x8's examples compare a status code (a number) with a text. */
function looselyEqual(left: unknown, right: unknown): boolean {
  if (left === undefined || left === null) return right === undefined || right === null;
  if (right === undefined || right === null) return false;
  if (typeof left === typeof right) return left === right;
  const [one, other] = [primitive(left), primitive(right)];
  if (typeof one === 'string' && typeof other === 'string') return one === other;
  return Number(one) === Number(other);
}
