import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { catalogue, entriesOf, webhookEvents } from 'cpaas-8x8/pure';
import ts from 'typescript';
import { root } from '../packed';

const MINUTE = 60_000;
const dist = join(root, 'core', 'dist');

/** Their fields are words of a standard: JSON Schema, OpenAPI. */
const standards = /\/(json-schema|document-types)\.ts$/;

const entryPoints = ['index', 'pure'].map((name) => join(root, 'core', 'src', `${name}.ts`));

let checker: ts.TypeChecker;
const published = new Map<string, ts.Symbol>();

beforeAll(() => {
  const program = ts.createProgram(entryPoints, {
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts'],
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    strict: true,
    types: ['node'],
  });
  checker = program.getTypeChecker();
  for (const entry of entryPoints) {
    const file = program.getSourceFile(entry);
    const module = file && checker.getSymbolAtLocation(file);
    for (const name of module ? checker.getExportsOfModule(module) : [])
      published.set(name.name, name.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(name) : name);
  }
}, 3 * MINUTE);

const wordsOf = (symbol: ts.Symbol | undefined): string =>
  ts.displayPartsToString(symbol?.getDocumentationComment(checker));

const isHidden = (member: ts.ClassElement | ts.TypeElement): boolean =>
  Boolean(ts.getCombinedModifierFlags(member) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected));

function membersOf(declaration: ts.Declaration): readonly (ts.ClassElement | ts.TypeElement)[] {
  if (ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration))
    return [...declaration.members];
  if (!ts.isTypeAliasDeclaration(declaration)) return [];
  const { type } = declaration;
  const parts = ts.isIntersectionTypeNode(type) ? type.types : [type];
  return parts.flatMap((part) => (ts.isTypeLiteralNode(part) ? [...part.members] : []));
}

/** The fields and methods of what is published that say nothing of themselves. */
function silentMembers(): string[] {
  return [...published].flatMap(([name, symbol]) =>
    (symbol.declarations ?? []).flatMap((declaration) => {
      if (standards.test(declaration.getSourceFile().fileName)) return [];
      return membersOf(declaration)
        .filter((member) => member.name && !ts.isPrivateIdentifier(member.name) && !isHidden(member))
        .filter(({ name: own }) => own && !ts.isComputedPropertyName(own) && own.getText() !== 'name')
        .filter(({ name: own }) => own && wordsOf(checker.getSymbolAtLocation(own)) === '')
        .map(({ name: own }) => `${name}.${own?.getText() ?? ''}`);
    }),
  );
}

const documentedFields = (symbol: ts.Symbol | undefined): string[] =>
  symbol
    ? checker
        .getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol))
        .filter((field) => wordsOf(field) !== '')
        .map(({ name }) => name)
        .sort()
    : [];

const pascal = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

describe('the published declarations', () => {
  it('say of every name that an entry point exports what it is', () => {
    expect(published.size).toBeGreaterThan(300);
    expect([...published].filter(([, symbol]) => wordsOf(symbol) === '').map(([name]) => name)).toEqual([]);
  });

  it('say of every field and method of it what it is', () => {
    expect(silentMembers()).toEqual([]);
  });

  it('have words for every operation of the catalogue, and for those that send to many', () => {
    for (const [apiName, api] of Object.entries(catalogue)) {
      const operations = entriesOf({ [apiName]: api });
      const names = operations.flatMap(({ name, operation }) =>
        operation.batching ? [name, `${name}All`] : [name],
      );
      expect(documentedFields(published.get(`${pascal(apiName)}Operations`))).toEqual(names.sort());
    }
    expect(documentedFields(published.get('EightByEightClient'))).toEqual(
      [...Object.keys(catalogue), 'call'].sort(),
    );
  });

  it('name the page and the errors of every operation', () => {
    for (const { apiName, name, operation } of entriesOf(catalogue)) {
      const group = published.get(`${pascal(apiName)}Operations`);
      const method = group && checker.getPropertyOfType(checker.getDeclaredTypeOfSymbol(group), name);
      const tags = (method?.getJsDocTags(checker) ?? []).map(
        (tag) => `${tag.name} ${ts.displayPartsToString(tag.text)}`,
      );
      expect(tags).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^throws \{?ValidationError/),
          expect.stringMatching(/^throws \{?ApiError/),
          expect.stringMatching(/^throws \{?TransportError/),
          expect.stringContaining(`https://developer.8x8.com/connect/reference/${operation.docs}`),
        ]),
      );
    }
  });

  it('have words for every event, and for every field of what it brings', () => {
    expect(documentedFields(published.get('WebhookEvents'))).toEqual(Object.keys(webhookEvents).sort());
    const { properties } = webhookEvents['sms.inbound'].payload;
    expect(documentedFields(published.get('SmsInboundPayload'))).toEqual(Object.keys(properties).sort());
  });

  it('hold nothing that no entry point leads to, and what repeats only once', () => {
    const bytes = ts.sys
      .readDirectory(dist, ['.d.mts'])
      .reduce((sum, file) => sum + readFileSync(file).byteLength, 0);
    // The literal types of the catalogue alone are twelve megabytes.
    expect(bytes).toBeLessThan(2_000_000);
  });
});
