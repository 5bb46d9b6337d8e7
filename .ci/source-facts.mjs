import { readFileSync } from 'node:fs';

import ts from 'typescript';

/** Compiler options under which a file is read alone: no library, no other file, every file a module. */
const ALONE = {
  allowJs: true,
  noLib: true,
  noResolve: true,
  types: [],
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.Preserve,
  moduleDetection: ts.ModuleDetectionKind.Force,
  experimentalDecorators: true,
};

const isRequire = (callee) =>
  (ts.isIdentifier(callee) && callee.text === 'require') ||
  (ts.isPropertyAccessExpression(callee) &&
    ((ts.isIdentifier(callee.expression) &&
      callee.expression.text === 'require' &&
      callee.name.text === 'resolve') ||
      (ts.isIdentifier(callee.expression) &&
        callee.expression.text === 'module' &&
        callee.name.text === 'require')));

/** What `node` imports: its specifier node, `null` for one that is computed, `undefined` when it imports nothing. */
function specifierOf(node) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : null;
  if (!ts.isCallExpression(node)) return undefined;
  if (node.expression.kind !== ts.SyntaxKind.ImportKeyword && !isRequire(node.expression)) return undefined;
  const [argument] = node.arguments;
  return argument && ts.isStringLiteralLike(argument) ? argument : null;
}

const isName = (node) =>
  (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) ||
  (ts.isQualifiedName(node.parent) && node.parent.right === node) ||
  (ts.isPropertyAssignment(node.parent) && node.parent.name === node) ||
  (ts.isBindingElement(node.parent) && node.parent.propertyName === node) ||
  ts.isClassElement(node.parent) ||
  ts.isTypeElement(node.parent) ||
  ts.isJsxAttribute(node.parent) ||
  ts.isLabeledStatement(node.parent) ||
  ts.isImportSpecifier(node.parent) ||
  (ts.isExportSpecifier(node.parent) &&
    (Boolean(node.parent.parent.parent.moduleSpecifier) ||
      (node.parent.propertyName !== undefined && node.parent.name === node)));

const isAmbient = (declaration) =>
  Boolean(ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Ambient);

function symbolOf(checker, node) {
  if (ts.isShorthandPropertyAssignment(node.parent))
    return checker.getShorthandAssignmentValueSymbol(node.parent);
  if (ts.isExportSpecifier(node.parent)) return checker.getExportSpecifierLocalTargetSymbol(node.parent);
  return checker.getSymbolAtLocation(node);
}

/** Whether an identifier means the global: nothing in its file declares it, but for a `declare` of the global itself. */
function isGlobal(checker, node) {
  if (isName(node)) return false;
  const symbol = symbolOf(checker, node);
  return (symbol?.declarations ?? []).every((declaration) => isAmbient(declaration));
}

/** `Math.random`, for a member read off an identifier; `new Date()` for a construction without arguments. */
function compoundOf(node) {
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression))
    return { name: `${node.expression.text}.${node.name.text}`, identifier: node.expression };
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && !node.arguments?.length)
    return { name: `new ${node.expression.text}()`, identifier: node.expression };
  return undefined;
}

/**
 * Reads files with TypeScript's own parser and answers, for each, what it imports (`import`, `export from`,
 * `import()`, `require`, type imports), which of the `globals` asked for it really refers to, and its string
 * literals. A global is asked for by name, or as `Math.random` or `new Date()`.
 */
export function readSources(files, { globals = new Set() } = {}) {
  const program = ts.createProgram(files, ALONE);
  const checker = program.getTypeChecker();
  return files.map((path) => {
    const source =
      program.getSourceFile(path) ??
      ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ESNext, true);
    const facts = { path, imports: [], globals: [], strings: [] };
    const lineOf = (position) => source.getLineAndCharacterOfPosition(position).line + 1;
    for (const { fileName, pos } of [...source.referencedFiles, ...source.typeReferenceDirectives])
      facts.imports.push({ specifier: fileName, line: lineOf(pos) });

    const visit = (node) => {
      const line = lineOf(node.getStart(source));
      const specifier = specifierOf(node);
      if (specifier !== undefined) facts.imports.push({ specifier: specifier?.text ?? null, line });
      if (ts.isStringLiteralLike(node)) facts.strings.push({ text: node.text, line });
      if (ts.isIdentifier(node) && globals.has(node.text) && isGlobal(checker, node))
        facts.globals.push({ name: node.text, line });
      const compound = compoundOf(node);
      if (compound && globals.has(compound.name) && isGlobal(checker, compound.identifier))
        facts.globals.push({ name: compound.name, line });
      ts.forEachChild(node, visit);
    };
    visit(source);
    return facts;
  });
}
