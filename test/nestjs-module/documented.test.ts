import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import ts from 'typescript';

jest.setTimeout(180_000);

const root = join(__dirname, '../..');
const readme = readFileSync(join(root, 'nestjs-module/README.md'), 'utf8').replaceAll(/^```[^]*?^```/gm, '');
const rows = readme
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .join('\n');
const entries = ['.', './dto', './health', './redis', './bullmq', './testing'];

/** Interfaces whose fields are options: each is to stand in a table. */
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

const own = (symbol: ts.Symbol): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

const exported = files.flatMap((file) => {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  return module ? checker.getExportsOfModule(module) : [];
});

const fieldsOf = (type: string): readonly ts.Symbol[] => {
  const symbol = exported.find(({ name }) => name === type);
  return symbol ? checker.getDeclaredTypeOfSymbol(own(symbol)).getProperties() : [];
};

const isSilent = (symbol: ts.Symbol): boolean => symbol.getDocumentationComment(checker).length === 0;

/** Whether the README has a name as code, by itself or within an expression. */
const tells = (name: string, text: string): boolean =>
  [...text.matchAll(/`[^`\n]+`/g)].some(([code]) => new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(code));

describe('the README of nestjs-8x8', () => {
  it('names everything that is exported', () => {
    const names = exported.map(({ name }) => name);

    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => !tells(name, readme))).toEqual([]);
  });

  it('has every decorator in a table', () => {
    const decorators = exported
      .map(({ name }) => name)
      .filter((name) => /^(On|Inject|RequestSignal)/.test(name));

    expect(decorators.length).toBeGreaterThan(25);
    expect(decorators.filter((name) => !rows.includes(`\`@${name}(`))).toEqual([]);
  });

  it.each(options)('has every option of %s in a table', (type) => {
    const fields = fieldsOf(type);

    expect(fields.length).toBeGreaterThan(0);
    expect(fields.map(({ name }) => name).filter((name) => !tells(name, rows))).toEqual([]);
  });

  it.each(entries)('has the entry %s in a table', (entry) => {
    expect(readme).toMatch(new RegExp(`^\\| \`nestjs-8x8${entry.slice(1)}\` `, 'm'));
  });
});

describe('the source of nestjs-8x8', () => {
  it('says of everything that is exported what it is', () => {
    const silent = exported.filter((symbol) => isSilent(own(symbol)));

    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it.each(options)('says of every option of %s what it is, where an editor shows it', (type) => {
    expect(
      fieldsOf(type)
        .filter(isSilent)
        .map(({ name }) => name),
    ).toEqual([]);
  });
});
