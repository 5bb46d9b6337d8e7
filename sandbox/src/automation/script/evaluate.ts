import { errorMessage } from '../../engine/error-message';
import { isObject } from '../../engine/json';
import { Budget, bounded } from './budget';
import { documentedFunctions } from './functions';
import { FunctionWithMembers, globalsOf, type Surroundings } from './globals';
import { asText, memberOf, nameOf } from './members';
import { operateBinary, operateUnary } from './operators';
import { ScriptError, type Node } from './syntax';

type Names = Readonly<Record<string, unknown>>;

/** What a script sees: `data` of the workflow, `step` of the step, and the clock. */
export interface Scope extends Surroundings {
  readonly data: unknown;
  readonly step: unknown;
}

/** The value of a script. @throws {ScriptError} */
export function evaluate(node: Node, scope: Scope): unknown {
  const budget = new Budget();
  const names = {
    ...globalsOf(scope),
    ...documentedFunctions(scope),
    data: scope.data,
    step: scope.step,
  };
  try {
    return plain(new Evaluation(budget).value(node, names));
  } catch (error) {
    if (error instanceof ScriptError) throw error;
    throw new ScriptError(errorMessage(error));
  }
}

/** Functions have no place in the data of a workflow. */
function plain(value: unknown): unknown {
  return typeof value === 'function' || value instanceof FunctionWithMembers ? undefined : value;
}

/** What a `?.` has cut short. */
const cut = Symbol('cut');

class Evaluation {
  constructor(private readonly budget: Budget) {}

  value(node: Node, names: Names): unknown {
    this.budget.spend();
    switch (node.kind) {
      case 'literal':
        return node.value;
      case 'name':
        if (Object.hasOwn(names, node.name)) return names[node.name];
        throw new ScriptError(`${node.name} is not known; data and step are`);
      case 'member':
        return this.member(node, names);
      case 'call':
        return this.call(node, names);
      case 'chain': {
        const value = this.value(node.inner, names);
        return value === cut ? undefined : value;
      }
      case 'unary':
        return operateUnary(node.operator, this.operandOf(node.operator, node.operand, names));
      case 'binary':
        return this.binary(node, names);
      case 'choice':
        return this.value(node.test, names) ? this.value(node.yes, names) : this.value(node.no, names);
      case 'list':
        return this.items(node.items, names);
      case 'object':
        return Object.fromEntries(
          node.fields.flatMap(({ key, value }) => {
            const inner = this.value(value, names);
            if (key) return [[nameOf(this.value(key, names)), inner] as const];
            return isObject(inner) ? Object.entries(inner) : [];
          }),
        );
      case 'template':
        return bounded(
          node.texts.reduce((text, next, index) => {
            const inner = node.values[index - 1];
            return text + (inner ? asText(this.value(inner, names)) : '') + next;
          }),
        );
      case 'arrow':
        return (...args: unknown[]) =>
          this.value(node.body, {
            ...names,
            ...Object.fromEntries(node.parameters.map((name, index) => [name, args[index]])),
          });
      case 'spread':
        throw new ScriptError('... can stand only in lists, objects and calls');
    }
  }

  /** `typeof` may ask of a name that nobody knows. */
  private operandOf(operator: string, operand: Node, names: Names): unknown {
    if (operator === 'typeof' && operand.kind === 'name' && !Object.hasOwn(names, operand.name))
      return undefined;
    return this.value(operand, names);
  }

  private member(node: Extract<Node, { kind: 'member' }>, names: Names): unknown {
    const object = this.value(node.object, names);
    if (object === cut || (node.optional && (object === undefined || object === null))) return cut;
    const key = this.value(node.key, names);
    return object instanceof FunctionWithMembers ? memberOf(object.members, key) : memberOf(object, key);
  }

  private call(node: Extract<Node, { kind: 'call' }>, names: Names): unknown {
    const callee = this.value(node.callee, names);
    if (callee === cut || (node.optional && (callee === undefined || callee === null))) return cut;
    const callable = callee instanceof FunctionWithMembers ? callee.call : callee;
    if (typeof callable !== 'function')
      throw new ScriptError(`${described(node.callee)} is no function of scripts`);
    return Reflect.apply(callable, undefined, this.items(node.args, names));
  }

  private binary({ operator, left, right }: Extract<Node, { kind: 'binary' }>, names: Names): unknown {
    const first = this.value(left, names);
    switch (operator) {
      case '&&':
        return first ? this.value(right, names) : first;
      case '||':
        return first ? first : this.value(right, names);
      case '??':
        return first ?? this.value(right, names);
      default:
        return operateBinary(operator, first, this.value(right, names));
    }
  }

  private items(nodes: readonly Node[], names: Names): unknown[] {
    const items = nodes.flatMap((node) => {
      if (node.kind !== 'spread') return [this.value(node, names)];
      const list = this.value(node.value, names);
      if (Array.isArray(list)) return list as unknown[];
      throw new ScriptError(`${asText(list)} is no list`);
    });
    bounded(items);
    return items;
  }
}

function described(node: Node): string {
  if (node.kind === 'name') return node.name;
  if (node.kind === 'member' && node.key.kind === 'literal') return String(node.key.value);
  return 'This';
}
