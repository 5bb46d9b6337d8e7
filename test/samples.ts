import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { formatWithOptions } from 'node:util';
import ts from 'typescript';

/** A fenced code block of a Markdown page. */
export interface Sample {
  /** The number of the block on its page, and its first line. */
  readonly name: string;
  readonly language: string;
  readonly code: string;
  /** Code of the hidden comment above the block: it runs before the sample. */
  readonly setup: string;
  /** Why the block is not run, or not even compiled: the hidden comment above it says so. */
  readonly exemption?: { readonly from: 'running' | 'compiling'; readonly reason: string };
}

/** What a sample says about a statement, in a comment behind it: what it prints, or its value. */
interface Claim {
  readonly statement: ts.ExpressionStatement;
  readonly kind: 'prints' | 'is';
  readonly claimed: string;
}

const root = join(__dirname, '..');
const requireFromHere = createRequire(__filename);

const LITERAL = /^('(?:[^'\\]|\\.)*'|-?\d[\d_.]*|true|false|null|undefined)(?=$|[:,] )/;

/** A comment right above a block, then the block. */
const BLOCK = /(?:^<!-- ((?:(?!-->)[^])*?)\s*-->\n+)?^```(\w*)[^\n]*\n([^]*?)^```$/gm;

const AsyncFunction = Object.getPrototypeOf(async () => undefined) as {
  constructor: new (...args: string[]) => (...values: unknown[]) => Promise<void>;
};

/**
 * Every fenced block of a page. A hidden comment right above a block may hold code that runs first, or an exemption
 * with its reason, or both:
 *
 *     <!-- setup
 *     const rawBody = '{}';
 *     -->
 *     <!-- compiled only: it needs a Redis server -->
 *     <!-- not compiled: it leaves out the class around the method -->
 */
export function blocksOf(page: string): readonly Sample[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(BLOCK)].map(([, comment = '', language = '', code = ''], index) => {
    const first = code.split('\n').find((line) => line && !line.startsWith('import')) ?? '';
    const [, kind, reason = '', setup = ''] =
      /^(setup|compiled only: |not compiled: )([^\n]*)\n?([^]*)$/.exec(comment) ?? [];
    const from = kind === 'compiled only: ' ? 'running' : 'compiling';
    return {
      name: `${index + 1}: ${first}`,
      language,
      code,
      setup,
      ...(kind && kind !== 'setup' && { exemption: { from, reason } }),
    };
  });
}

/** The TypeScript samples of a page. */
export const samplesOf = (page: string): readonly Sample[] =>
  blocksOf(page).filter(({ language }) => language === 'ts');

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

/**
 * Runs a sample as a program, and compares its claims with what happens. Its imports come from `modules`, and those of
 * Node from Node.
 */
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
  const load = (name: string): unknown => {
    if (name in modules) return modules[name];
    if (name.startsWith('node:')) return requireFromHere(name);
    throw new Error(`The sample imports ${name}, which its test does not provide.`);
  };
  const scope = {
    ...variables,
    require: load,
    exports: {},
    console: { log: () => undefined },
    assertPrints: (claimed: string, ...values: unknown[]) => {
      const printed = formatWithOptions({ breakLength: Infinity }, ...values);
      check(printed === claimed, `The sample says that it prints ${claimed}. It prints ${printed}.`);
    },
    assertIs: (claimed: unknown, value: unknown) => {
      check(value === claimed, `The sample says that a value is ${String(claimed)}. It is ${String(value)}.`);
    },
  };
  const { outputText } = ts.transpileModule(withAssertions(code), {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2023,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
    },
  });
  await new AsyncFunction.constructor(...Object.keys(scope), outputText)(...Object.values(scope));
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

/** Compiles samples with the compiler options of the repository, and returns the errors by the name of the sample. */
export function compileErrorsOf(sources: ReadonlyMap<string, string>): readonly string[] {
  const paths = new Map(
    [...sources].map(([name, code], index) => [
      join(__dirname, `sample-${index + 1}.ts`),
      { name, code: `${code}\nexport {};\n` },
    ]),
  );
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, 'tsconfig.check.json'),
    {
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      noPropertyAccessFromIndexSignature: false,
    },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  const options = config?.options ?? {};
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => paths.has(path) || fileExists(path);
  host.readFile = (path) => paths.get(path)?.code ?? readFile(path);
  host.getSourceFile = (path, language, ...rest) => {
    const sample = paths.get(path);
    return sample ? ts.createSourceFile(path, sample.code, language) : getSourceFile(path, language, ...rest);
  };
  const program = ts.createProgram([...paths.keys()], options, host);
  return [...paths].flatMap(([path, { name }]) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText, start = 0 }) => {
        const line = source?.text.slice(start, start + 60).split('\n')[0] ?? '';
        return `${name}: ${ts.flattenDiagnosticMessageText(messageText, ' ')} <${line}>`;
      },
    );
  });
}
