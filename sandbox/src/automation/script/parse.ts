import { ScriptError, type Field, type Node } from './syntax';
import { tokensOf, type Token } from './tokens';

/** How tightly two-sided operators bind. */
const bindings: Readonly<Record<string, number>> = {
  '??': 1,
  '||': 2,
  '&&': 3,
  '==': 4,
  '!=': 4,
  '===': 4,
  '!==': 4,
  '<': 5,
  '>': 5,
  '<=': 5,
  '>=': 5,
  in: 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '%': 7,
  '**': 8,
};

const constants: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

/** 8x8 forbids assignments, allocations and declarations, and with them all that is no expression. */
const forbidden = new Set([
  ...['new', 'function', 'class', 'let', 'const', 'var', 'return', 'delete', 'this', 'await', 'async'],
  ...['if', 'for', 'while', 'do', 'switch', 'throw', 'try', 'import', 'export', 'yield', 'super'],
]);

const deepest = 100;

/** Takes a script apart. @throws {ScriptError} when it is none that 8x8 allows. */
export function parseScript(script: string): Node {
  return new Parser(tokensOf(script)).script();
}

class Parser {
  private position = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  script(): Node {
    const node = this.expression();
    if (this.token.kind !== 'end') throw this.unexpected();
    return node;
  }

  private get token(): Token {
    return this.tokens[this.position] ?? { kind: 'end', at: 0 };
  }

  private is(word: string): boolean {
    const { token } = this;
    return (token.kind === 'sign' || token.kind === 'name') && token.value === word;
  }

  private take(word: string): boolean {
    if (!this.is(word)) return false;
    this.position++;
    return true;
  }

  private expect(word: string): void {
    if (!this.take(word)) throw this.unexpected(`, ${word} was expected`);
  }

  private unexpected(more = ''): ScriptError {
    const { token } = this;
    if (token.kind === 'end') return new ScriptError(`The script ends too early${more}`);
    const word = 'value' in token ? String(token.value) : '`';
    const isAssignment = token.kind === 'sign' && /^(?:=|\+\+|--|\W+=)$/.test(word);
    if (isAssignment) return new ScriptError(`Assignments are forbidden in scripts (at ${token.at + 1})`);
    return new ScriptError(`${word} cannot stand at ${token.at + 1}${more}`);
  }

  private expression(): Node {
    if (++this.depth > deepest) throw new ScriptError('The script is nested too deeply');
    const node = this.arrow() ?? this.choice();
    this.depth--;
    return node;
  }

  /** `x => …` and `(x, y) => …`: looked for first, because a list in brackets may turn out to be parameters. */
  private arrow(): Node | undefined {
    const start = this.position;
    const parameters = this.parameters();
    if (parameters && this.take('=>')) {
      if (this.is('{')) throw new ScriptError('The body of a function must be one expression');
      return { kind: 'arrow', parameters, body: this.expression() };
    }
    this.position = start;
    return undefined;
  }

  private parameters(): string[] | undefined {
    const alone = this.parameter();
    if (alone !== undefined) return [alone];
    if (!this.take('(')) return undefined;
    const names: string[] = [];
    while (!this.take(')')) {
      const name = this.parameter();
      if (name === undefined) return undefined;
      names.push(name);
      if (!this.is(')') && !this.take(',')) return undefined;
    }
    return names;
  }

  private parameter(): string | undefined {
    const { token } = this;
    if (token.kind !== 'name' || token.value in constants || forbidden.has(token.value)) return undefined;
    this.position++;
    return token.value;
  }

  private choice(): Node {
    const test = this.binary(0);
    if (!this.take('?')) return test;
    const yes = this.expression();
    this.expect(':');
    return { kind: 'choice', test, yes, no: this.expression() };
  }

  private binary(least: number): Node {
    let left = this.unary();
    for (;;) {
      const { token } = this;
      const operator = token.kind === 'sign' || token.kind === 'name' ? token.value : '';
      const binding = Object.hasOwn(bindings, operator) ? (bindings[operator] ?? 0) : 0;
      if (binding <= least) return left;
      this.position++;
      // `**` groups from the right.
      const right = this.binary(operator === '**' ? binding - 1 : binding);
      left = { kind: 'binary', operator, left, right };
    }
  }

  private unary(): Node {
    for (const operator of ['!', '-', '+', 'typeof', 'void']) {
      if (!this.take(operator)) continue;
      if (++this.depth > deepest) throw new ScriptError('The script is nested too deeply');
      const operand = this.unary();
      this.depth--;
      return { kind: 'unary', operator, operand };
    }
    return this.postfix();
  }

  private postfix(): Node {
    let node = this.primary();
    let cut = false;
    for (;;) {
      const optional = this.take('?.');
      cut ||= optional;
      if (this.take('(')) node = { kind: 'call', callee: node, args: this.items(')'), optional };
      else if (this.take('[')) {
        const key = this.expression();
        this.expect(']');
        node = { kind: 'member', object: node, key, optional };
      } else if (optional || this.take('.')) {
        node = { kind: 'member', object: node, key: { kind: 'literal', value: this.name() }, optional };
      } else return cut ? { kind: 'chain', inner: node } : node;
    }
  }

  private name(): string {
    const { token } = this;
    if (token.kind !== 'name') throw this.unexpected(', a name was expected');
    this.position++;
    return token.value;
  }

  private primary(): Node {
    const { token } = this;
    if (token.kind === 'end') throw this.unexpected();
    this.position++;
    switch (token.kind) {
      case 'number':
      case 'text':
        return { kind: 'literal', value: token.value };
      case 'template':
        return { kind: 'template', texts: token.texts, values: token.scripts.map(parseScript) };
      case 'name':
        if (Object.hasOwn(constants, token.value)) return { kind: 'literal', value: constants[token.value] };
        if (forbidden.has(token.value)) throw new ScriptError(`${token.value} is forbidden in scripts`);
        return { kind: 'name', name: token.value };
      default:
        if (token.value === '[') return { kind: 'list', items: this.items(']') };
        if (token.value === '{') return { kind: 'object', fields: this.fields() };
        if (token.value === '(') {
          const inner = this.expression();
          this.expect(')');
          return inner;
        }
        this.position--;
        throw this.unexpected();
    }
  }

  private items(close: string): Node[] {
    const items: Node[] = [];
    while (!this.take(close)) {
      items.push(this.take('...') ? { kind: 'spread', value: this.expression() } : this.expression());
      if (!this.is(close)) this.expect(',');
    }
    return items;
  }

  private fields(): Field[] {
    const fields: Field[] = [];
    while (!this.take('}')) {
      fields.push(this.take('...') ? { value: this.expression() } : this.field());
      if (!this.is('}')) this.expect(',');
    }
    return fields;
  }

  private field(): Field {
    if (this.take('[')) {
      const key = this.expression();
      this.expect(']');
      this.expect(':');
      return { key, value: this.expression() };
    }
    const { token } = this;
    if (token.kind !== 'name' && token.kind !== 'text' && token.kind !== 'number') throw this.unexpected();
    this.position++;
    const key: Node = { kind: 'literal', value: String(token.value) };
    if (token.kind === 'name' && !this.is(':')) return { key, value: { kind: 'name', name: token.value } };
    this.expect(':');
    return { key, value: this.expression() };
  }
}
