import { join } from 'node:path';
import { expect, it, jest } from '@jest/globals';
import ts from 'typescript';
import { claimsOf, samplesOf } from '../samples';

jest.setTimeout(180_000);

const root = join(__dirname, '../..');
const blocks = samplesOf('nestjs-module/README.md').map(({ code }) => code);

/** Where what a block uses and does not import comes from: blocks before it have imported it, or the reader has it. */
const sources: Readonly<Record<string, readonly string[]>> = {
  '@nestjs/common': ['Body', 'Get', 'Injectable', 'Module', 'Post'],
  '@nestjs/terminus': ['HealthCheck', 'HealthCheckService'],
  '@nestjs/testing': ['Test'],
  'cpaas-8x8': ['type WebhookEventOf', 'hangup', 'say'],
  'nestjs-8x8': [
    'type CallFlow',
    'EightByEightModule',
    'type EightByEightModuleOptions',
    'OnCallAction',
    'SmsService',
    'type WebhookReceiver',
    'getWebhookReceiverToken',
  ],
  'nestjs-8x8/health': ['EightByEightHealthIndicator'],
};

const theirs = `
declare const apiKey: string, otherKey: string, url: string, path: string, umid: string, authorization: string;
declare const app: import('@nestjs/common').INestApplication & import('nestjs-8x8/testing').TestApp;
declare const queue: { add(event: unknown): Promise<void> };
declare const bulkSends: import('nestjs-8x8/bullmq').BulkSends;
declare function customers(): Iterable<{ destination: string; text: string }>;
declare function report(...what: unknown[]): void;
`;

const fields =
  'constructor(readonly sms: SmsService, readonly health: HealthCheckService, readonly eightByEight: EightByEightHealthIndicator) {}';

/** Makes a block a file: methods go into a class, options into a literal of their type. */
function fileOf(block: string): string {
  const method = /^@(?:Get|Post|OnCallAction)\(/m.exec(block);
  let code = block;
  if (method) {
    const before = block.slice(0, method.index);
    code = `${before}\nclass Fragment { ${fields}\n${block.slice(method.index)} }`;
  } else if (block.startsWith('EightByEightModule.')) code = `export const imports = [${block}];`;
  else if (block.startsWith('webhooks:'))
    code = `export const options: Partial<EightByEightModuleOptions> = { ${block} };`;
  const imports = Object.entries(sources).map(([from, names]) => {
    const missing = names.filter((name) => {
      const plain = name.replace('type ', '');
      return isUsed(plain, code) && !isImported(plain, code);
    });
    return missing.length ? `import { ${missing.join(', ')} } from '${from}';` : '';
  });
  const account = isUsed('AppModule', code) && !code.includes('class AppModule') ? 'class AppModule {}' : '';
  const given = code.includes('const app =') ? theirs.replace(/^declare const app:.*$/m, '') : theirs;
  return `${imports.join('\n')}\n${given}\n${account}\n${code}\nexport {};\n`;
}

const isUsed = (name: string, code: string): boolean => new RegExp(`\\b${name}\\b`).test(code);
const isImported = (name: string, code: string): boolean =>
  new RegExp(`^import [^;]*\\b${name}\\b[^;]*;`, 'm').test(code);

it('has code in the README that compiles as it is written', () => {
  const files = new Map(
    blocks.map((block, index) => [join(__dirname, `readme-block-${index + 1}.ts`), fileOf(block)]),
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
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  host.getSourceFile = (name, language, ...rest) => {
    const text = files.get(name);
    return text === undefined
      ? getSourceFile(name, language, ...rest)
      : ts.createSourceFile(name, text, language);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const faults = [...files.keys()].flatMap((name) => {
    const source = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText, start = 0 }) => {
        const line = source?.text.slice(start, start + 60).split('\n')[0] ?? '';
        return `${name.replace(/.*-(\d+)\.ts$/, 'block $1')}: ${ts.flattenDiagnosticMessageText(messageText, ' ')} <${line}>`;
      },
    );
  });

  expect(blocks.length).toBeGreaterThan(10);
  expect(faults).toEqual([]);
});

it('claims no value in code that is compiled and not run', () => {
  expect(blocks.flatMap(claimsOf)).toEqual([]);
});
