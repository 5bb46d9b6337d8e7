import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import ts from 'typescript';
import * as nestModule from 'nestjs-8x8';
import { pages } from './pages';

jest.setTimeout(180_000);

const root = join(__dirname, '../../..');
const prose = pages
  .map((page) => readFileSync(join(root, page), 'utf8').replaceAll(/^```[^]*?^```/gm, ''))
  .join('\n');
const rows = prose
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .join('\n');
const entries = ['.', './dto', './health', './redis', './bullmq', './testing'];

/** Interfaces whose fields are options. */
const options = [
  'EightByEightModuleOptions',
  'EightByEightRootOptions',
  'WebhookOptions',
  'RegistrationOptions',
  'AttemptLogging',
  'EightByEightBullOptions',
  'EventQueueOptions',
  'BulkSendRequest',
  'SharedLimits',
  'MemoryEventStoreOptions',
  'RedisEventStoreOptions',
  'HandlerFilter',
  'HealthCheckOptions',
  'TestAccountOptions',
];

const config = ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.check.json'), undefined, {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: () => undefined,
});
const files = entries.map((entry) => join(root, 'nestjs-module/src', entry, 'index.ts'));
const program = ts.createProgram(files, config?.options ?? {});
const checker = program.getTypeChecker();

const resolveAlias = (symbol: ts.Symbol): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

const isOwn = (symbol: ts.Symbol): boolean =>
  resolveAlias(symbol).declarations?.some((each) =>
    each.getSourceFile().fileName.includes('nestjs-module'),
  ) === true;

const exported = files.flatMap((file) => {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  // The main entry point re-exports all of `cpaas-8x8`, which docs/node.md describes.
  return module ? checker.getExportsOfModule(module).filter(isOwn) : [];
});

const fieldsOf = (type: string): readonly ts.Symbol[] => {
  const symbol = exported.find(({ name }) => name === type);
  return symbol ? checker.getDeclaredTypeOfSymbol(resolveAlias(symbol)).getProperties() : [];
};

const isUndocumented = (symbol: ts.Symbol): boolean => symbol.getDocumentationComment(checker).length === 0;

/** Whether a text has a name as code, alone or within an expression. */
const mentions = (name: string, text: string): boolean =>
  [...text.matchAll(/`[^`\n]+`/g)].some(([code]) => new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(code));

describe('the documentation of nestjs-8x8', () => {
  it('mentions every export', () => {
    const names = exported.map(({ name }) => name);

    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => !mentions(name, prose))).toEqual([]);
  });

  it('lists every decorator in a table', () => {
    const decorators = exported.map(({ name }) => name).filter((name) => /^(On|Inject)/.test(name));

    expect(decorators.length).toBeGreaterThan(25);
    expect(decorators.filter((name) => !rows.includes(`\`@${name}(`))).toEqual([]);
  });

  it.each(options)('lists every option of %s in a table', (type) => {
    const fields = fieldsOf(type);

    expect(fields.length).toBeGreaterThan(0);
    expect(fields.map(({ name }) => name).filter((name) => !mentions(name, rows))).toEqual([]);
  });

  it.each(entries)('lists the entry point %s in a table', (entry) => {
    expect(prose).toMatch(new RegExp(`^\\| \`nestjs-8x8${entry.slice(1)}\` `, 'm'));
  });
});

it.each(['InjectRequestSignal', 'REQUEST_SIGNAL', 'Responses'])(
  'nestjs-8x8 has no %s: EndWithRequest is the one way to end with the request',
  (name) => {
    expect(nestModule).not.toHaveProperty(name);
    expect(nestModule).toHaveProperty('EndWithRequest');
  },
);

describe('the source of nestjs-8x8', () => {
  it('has a comment on every export', () => {
    const undocumented = exported.filter((symbol) => isUndocumented(resolveAlias(symbol)));

    expect(undocumented.map(({ name }) => name)).toEqual([]);
  });

  it('has a comment on every static method, such as forRoot', () => {
    const statics = exported
      .map(resolveAlias)
      .filter(({ flags }) => flags & ts.SymbolFlags.Class)
      .flatMap((symbol) =>
        checker
          .getTypeOfSymbol(symbol)
          .getProperties()
          .filter((member) => member.flags & ts.SymbolFlags.Method && isOwn(member))
          .map((member) => ({ name: `${symbol.name}.${member.name}`, silent: isUndocumented(member) })),
      );

    expect(statics.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['EightByEightModule.forRoot', 'EightByEightBullModule.forRootAsync']),
    );
    expect(statics.filter(({ silent }) => silent)).toEqual([]);
  });

  it.each(options)('has a comment on every option of %s', (type) => {
    expect(
      fieldsOf(type)
        .filter(isUndocumented)
        .map(({ name }) => name),
    ).toEqual([]);
  });
});
